import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * Adds up the Surefire reports of every module into one closing line, {@code N passed, N failed, N
 * skipped}. Exits 1 when a test failed or none ran.
 *
 * <p>Argument: the root of the repository.
 */
public final class TestCounts {
  /** What one report, or all of them, say. */
  private record Counts(int passed, int failed, int skipped) {
    Counts plus(Counts other) {
      return new Counts(passed + other.passed, failed + other.failed, skipped + other.skipped);
    }
  }

  public static void main(String[] arguments) throws Exception {
    var total = new Counts(0, 0, 0);
    for (Path report : reports(Path.of(arguments[0]))) {
      total = total.plus(read(report));
    }
    System.out.println(
        total.passed + " passed, " + total.failed + " failed, " + total.skipped + " skipped");
    System.exit(total.failed == 0 && total.passed > 0 ? 0 : 1);
  }

  private static List<Path> reports(Path root) throws IOException {
    try (Stream<Path> files = Files.find(root, 4, (file, attributes) -> isReport(file))) {
      return files.sorted().toList();
    }
  }

  /** {@code core/target/surefire-reports/TEST-….xml}, and {@code surefire-reports-17}. */
  private static boolean isReport(Path file) {
    var name = file.getFileName().toString();
    return name.startsWith("TEST-")
        && name.endsWith(".xml")
        && file.getParent().getFileName().toString().startsWith("surefire-reports");
  }

  private static Counts read(Path report) throws Exception {
    var suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getDocumentElement();
    int failed = count(suite, "failures") + count(suite, "errors");
    int skipped = count(suite, "skipped");
    return new Counts(count(suite, "tests") - failed - skipped, failed, skipped);
  }

  private static int count(Element suite, String attribute) {
    return Integer.parseInt(suite.getAttribute(attribute));
  }
}
