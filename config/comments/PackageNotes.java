import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Every package has a note: {@code @NullMarked}, what it owns, what it may import. */
final class PackageNotes {
  private final ModuleSources module;

  PackageNotes(ModuleSources module) {
    this.module = module;
  }

  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    packages().forEach((name, unit) -> judge(name, unit, complaints));
    return complaints;
  }

  /** Each package by name with its note, or with any of its files where there is no note. */
  private Map<String, CompilationUnitTree> packages() {
    Map<String, CompilationUnitTree> packages = new TreeMap<>();
    for (CompilationUnitTree unit : module.units()) {
      if (unit.getModule() == null) {
        packages.merge(
            ModuleSources.packageOf(unit), unit, (one, other) -> isNote(one) ? one : other);
      }
    }
    return packages;
  }

  private void judge(String name, CompilationUnitTree unit, List<String> complaints) {
    if (!isNote(unit)) {
      complaints.add("package without package-info: " + name);
      return;
    }
    boolean marked =
        unit.getPackage().getAnnotations().stream()
            .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("NullMarked"));
    if (!marked) {
      complaints.add("package-info without @NullMarked: " + name);
    }
    String note = text(unit);
    if (!note.startsWith("Owns ") || !note.toLowerCase(Locale.ROOT).contains("import")) {
      complaints.add("package-info does not say what it owns and may import: " + name);
    }
  }

  private String text(CompilationUnitTree unit) {
    DocCommentTree note =
        module.comments().getDocCommentTree(new TreePath(new TreePath(unit), unit.getPackage()));
    return note == null ? "" : note.getFullBody().toString();
  }

  private static boolean isNote(CompilationUnitTree unit) {
    return unit.getSourceFile().getName().endsWith("package-info.java");
  }
}
