import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Judges what the tests of the whole build reached of each module against {@code floors.txt},
 * prints it as a table and leaves it in {@code target/gates/coverage.txt}. Exits 1 when a floor is
 * missed or when the tests of a module recorded nothing.
 *
 * <p>Argument: the root of the repository, after {@code mvn verify} has come as far as this.
 */
public final class CoverageGate {
  /*
   * A module is measured by the tests of all modules, because that is how runtime-api is tested: by
   * the kernel's users on every platform. What its own tests reach stands beside it, for judging how
   * far from home a failure would show. Processes that tests start are not measured, nor is the
   * second run on JDK 17, which so tests the classes as they ship.
   */

  private static final String REPORT = "target/site/coverage";

  private final Path root;
  private final List<Floor> floors;
  private final Recordings recordings;

  private CoverageGate(Path root) throws IOException {
    this.root = root;
    floors = Floor.parse(Files.readAllLines(root.resolve("config/coverage/floors.txt")));
    recordings = Recordings.load(root, floors);
  }

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]).toRealPath();
    List<String> problems = new CoverageGate(root).judge();
    problems.forEach(System.err::println);
    System.exit(problems.isEmpty() ? 0 : 1);
  }

  private List<String> judge() throws IOException {
    List<String> unnamed = unnamed();
    if (!unnamed.isEmpty()) {
      return List.of(notNamed(unnamed));
    }
    if (!recordings.absent().isEmpty()) {
      summarize(List.of("coverage: not measured"));
      return List.of(nothingRecorded());
    }
    List<ModuleCoverage> modules = new ArrayList<>();
    for (Floor floor : floors) {
      if (floor.measured()) {
        modules.add(ModuleCoverage.measure(root, floor, recordings));
      }
    }
    summarize(
        Stream.concat(
                Stream.of(ModuleCoverage.heading()), modules.stream().map(ModuleCoverage::row))
            .toList());
    HtmlReport.write(root, root.resolve(REPORT), recordings.loaded(), modules);
    return modules.stream().flatMap(CoverageGate::problems).toList();
  }

  /** Modules with code that {@code floors.txt} says nothing of. */
  private List<String> unnamed() throws IOException {
    List<String> named = floors.stream().map(Floor::module).toList();
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
          .map(folder -> folder.getFileName().toString())
          .filter(module -> !named.contains(module))
          .sorted()
          .toList();
    }
  }

  private static String notNamed(List<String> modules) {
    return """
    coverage: config/coverage/floors.txt does not name these modules: %s
      why: a module that nobody named is judged by nobody
      do:  give each a line, with a floor or with the reason why it has none\
    """
        .formatted(String.join(", ", modules));
  }

  private void summarize(List<String> lines) throws IOException {
    Path gates = Files.createDirectories(root.resolve("target/gates"));
    Files.write(gates.resolve("coverage.txt"), lines);
    lines.forEach(System.out::println);
  }

  private String nothingRecorded() {
    return """
    coverage: the tests of these modules recorded nothing: %s
      why: a floor that is not measured is not kept
      do:  run "mvn verify" over all modules, with jacoco.skip unset; a module whose tests cannot be
           measured says so in config/coverage/floors.txt\
    """
        .formatted(String.join(", ", recordings.absent()));
  }

  private static Stream<String> problems(ModuleCoverage module) {
    return Stream.concat(
        module.foreign().stream().map(CoverageGate::foreign),
        module.missed().stream().map(share -> tooLow(share, module.floor().reason())));
  }

  private static String foreign(String type) {
    return """
    coverage: %s was recorded in another state than it is in now
      why: what was reached of other code says nothing about this
      do:  run "mvn verify" over all modules\
    """
        .formatted(type);
  }

  private static String tooLow(Share share, String reason) {
    return """
    coverage: %s
      why: %s
      do:  test what is missed, or delete it if nothing needs it; a floor is not lowered
      see: %s/index.html, line by line
      most missed %s:
        %s\
    """
        .formatted(
            share.message(), reason, REPORT, share.things(), String.join("\n    ", share.worst()));
  }
}
