import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles the changed sources of one bug against the sound classes. */
final class Compilation {
  private static final String SOURCES = "src/main/java/";

  private final String bug;
  private final String classPath;
  private final List<JavaFileObject> sources = new ArrayList<>();

  Compilation(String bug, String classPath) {
    this.bug = bug;
    this.classPath = classPath;
  }

  /** Adds a source, whose path from the root of the repository tells its package. */
  void add(String path, String text) {
    String name = path.substring(path.indexOf(SOURCES) + SOURCES.length());
    sources.add(
        new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        });
  }

  void into(Path folder) throws IOException, BadPatch {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
      StringWriter problems = new StringWriter();
      List<String> options =
          List.of("--release", "17", "-proc:none", "-nowarn", "-g", "-cp", classPath);
      if (!compiler.getTask(problems, files, null, options, null, sources).call()) {
        throw new BadPatch("does not compile: patch=" + bug + "\n" + problems);
      }
    }
  }
}
