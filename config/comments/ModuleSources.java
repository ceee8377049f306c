import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.ModuleTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The parsed sources of a module.
 *
 * @param units one for each file
 * @param comments where their comments are
 * @param exported the packages exported to everybody, not those exported to some modules
 */
record ModuleSources(List<CompilationUnitTree> units, DocTrees comments, Set<String> exported) {

  static ModuleSources parse(Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of(),
                  null,
                  files.getJavaFileObjectsFromPaths(java(folder)));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      return new ModuleSources(units, DocTrees.instance(task), exported(units));
    }
  }

  private static List<Path> java(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static Set<String> exported(List<CompilationUnitTree> units) {
    Set<String> packages = new TreeSet<>();
    for (CompilationUnitTree unit : units) {
      if (unit.getModule() instanceof ModuleTree module) {
        module.getDirectives().stream()
            .filter(directive -> directive instanceof ExportsTree)
            .map(directive -> (ExportsTree) directive)
            .filter(export -> export.getModuleNames() == null)
            .forEach(export -> packages.add(export.getPackageName().toString()));
      }
    }
    return packages;
  }

  static String packageOf(CompilationUnitTree unit) {
    return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
  }
}
