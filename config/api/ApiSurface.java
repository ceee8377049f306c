import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares what each library exports with its reviewed list, {@code <module>/api/<module>.api}: all
 * public and protected types and members of the packages that its module exports to everybody. A
 * package exported to some modules only is no public API; where one of its types is mentioned all
 * the same, the line says so. Names are simple, for readers; whether a released class still links
 * is asked by {@code -Papi-compare}.
 *
 * <p>Reads class files, so the modules must be compiled: {@code mvn verify}, or {@code java
 * config/api/ApiSurface.java .} after it. {@code java config/api/ApiSurface.java . --accept} writes
 * the lists anew.
 */
final class ApiSurface {
  private static final List<String> LIBRARIES =
      List.of(
          "runtime-api",
          "core",
          "runtime-deterministic",
          "runtime-jvm",
          "runtime-browser",
          "conformance-suite",
          "worlds");

  private ApiSurface() {}

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    List<LibraryClasses> libraries = new ArrayList<>();
    for (String name : LIBRARIES) {
      libraries.add(LibraryClasses.read(name, root.resolve(name).resolve("target/classes")));
    }
    boolean accept = arguments.length > 1 && arguments[1].equals("--accept");
    boolean same = true;
    for (LibraryClasses library : libraries) {
      ApiList list = ApiList.of(root, library.name());
      List<String> lines = new SurfaceText(library, libraries).lines();
      same &= accept ? list.write(lines) : list.compare(lines);
    }
    if (!same) {
      System.err.println(
          """
          why: what is public is a promise; a diff of these lists shows in review what a change promises or breaks
          how: if the change is meant, compile all modules and run
               java config/api/ApiSurface.java . --accept
               and commit the lists with the change\
          """);
      System.exit(1);
    }
  }
}
