import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/**
 * Judges which changes to the code no test noticed, against {@code floors.txt}: prints the scores
 * and leaves them, with all that went unnoticed, in {@code target/gates/mutation.txt}. Exits 1
 * where a score is below its floor.
 *
 * <p>Arguments: the root of the repository, a report of PIT in XML, and {@code keep} where {@code
 * docs/benchmarks/mutation.txt} is to be written anew.
 */
public final class MutationGate {
  private static final String KEPT = "docs/benchmarks/mutation.txt";

  private final Path root;
  private final List<Score> scores;

  private MutationGate(Path root, Path report) throws IOException, XMLStreamException {
    List<Mutant> mutants = Mutant.read(report);
    this.root = root;
    this.scores =
        Floor.read(root.resolve("config/mutation/floors.txt")).stream()
            .map(floor -> new Score(floor, mutants.stream().filter(floor::covers).toList()))
            .toList();
  }

  /**
   * What came of one package.
   *
   * @param mutants all changes to it
   */
  private record Score(Floor floor, List<Mutant> mutants) {
    List<Mutant> unnoticed() {
      return mutants.stream().filter(mutant -> !mutant.noticed()).toList();
    }

    private int noticed() {
      return mutants.size() - unnoticed().size();
    }

    /** Nothing tried is nothing noticed. */
    double percent() {
      return mutants.isEmpty() ? 0 : 100.0 * noticed() / mutants.size();
    }

    boolean tooLow() {
      return percent() < floor.percent();
    }

    String row() {
      return String.format(
          Locale.ROOT,
          "%-28s %8d %8d %7.1f %% %6d %%",
          floor.packageName(),
          mutants.size(),
          noticed(),
          percent(),
          floor.percent());
    }
  }

  public static void main(String[] arguments) throws IOException, XMLStreamException {
    Path root = Path.of(arguments[0]).toRealPath();
    MutationGate gate = new MutationGate(root, root.resolve(arguments[1]));
    gate.summarize(List.of(arguments).contains("keep"));
    List<String> complaints =
        gate.scores.stream().filter(Score::tooLow).map(gate::complaint).toList();
    complaints.forEach(System.err::println);
    System.exit(complaints.isEmpty() ? 0 : 1);
  }

  private void summarize(boolean keep) throws IOException {
    List<String> table = new ArrayList<>();
    table.add(
        String.format("%-28s %8s %8s %9s %8s", "package", "changes", "noticed", "score", "floor"));
    scores.forEach(score -> table.add(score.row()));
    table.forEach(System.out::println);
    List<String> all = Stream.concat(table.stream(), unnoticed()).toList();
    Files.write(Files.createDirectories(root.resolve("target/gates")).resolve("mutation.txt"), all);
    if (keep) {
      Files.write(root.resolve(KEPT), all);
    }
  }

  private Stream<String> unnoticed() {
    Stream<String> lines =
        scores.stream().flatMap(score -> score.unnoticed().stream()).map(Mutant::inWords).sorted();
    return Stream.concat(Stream.of("", "Unnoticed:"), lines);
  }

  private String complaint(Score score) {
    return """
    mutation: %s notices %.1f %% of all changes, floor=%d %%
      why: %s
      do:  write the tests that notice what target/gates/mutation.txt names; a floor is not lowered\
    """
        .formatted(
            score.floor().packageName(),
            score.percent(),
            score.floor().percent(),
            score.floor().reason());
  }
}
