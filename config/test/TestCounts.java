import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * Adds up the Surefire reports of every module, by the Java they ran on, into one closing line,
 * {@code N passed, N failed, N skipped}. Exits 1 when a test failed, or none ran on Java 17 or on a
 * newer one, or when a module's tests did not run: on 17 too, unless the module's pom says {@code
 * jdk17.skip}.
 *
 * <p>Argument: the root of the repository.
 */
public final class TestCounts {
  private static final String NOT_ON_17 = "<jdk17.skip>true</jdk17.skip>";

  /** What one report, or all of them, say. */
  private record Counts(int passed, int failed, int skipped) {
    static final Counts NONE = new Counts(0, 0, 0);

    Counts plus(Counts other) {
      return new Counts(passed + other.passed, failed + other.failed, skipped + other.skipped);
    }

    @Override
    public String toString() {
      return passed + " passed, " + failed + " failed, " + skipped + " skipped";
    }
  }

  public static void main(String[] arguments) throws Exception {
    var byJava = new TreeMap<String, Counts>();
    for (Path report : reports(Path.of(arguments[0]))) {
      var suite = parse(report);
      byJava.merge(javaOf(suite), counts(suite), Counts::plus);
    }
    byJava.forEach((java, counts) -> System.out.println("on Java " + java + ": " + counts));
    var total = byJava.values().stream().reduce(Counts.NONE, Counts::plus);
    System.out.println(total);
    boolean bothRan = byJava.containsKey("17") && byJava.size() > 1;
    var silent = silentRuns(Path.of(arguments[0]));
    silent.forEach(run -> System.out.println("its tests did not run: " + run));
    boolean green = total.failed == 0 && total.passed > 0 && bothRan && silent.isEmpty();
    System.exit(green ? 0 : 1);
  }

  /** Runs that left no report, as after a failure in a module they need. */
  private static List<String> silentRuns(Path root) throws IOException {
    var silent = new ArrayList<String>();
    for (Path module : modulesWithTests(root)) {
      var pom = Files.readString(module.resolve("pom.xml"));
      if (isEmpty(module.resolve("target/surefire-reports"))) {
        silent.add(module.getFileName() + " on the newest Java");
      }
      if (!pom.contains(NOT_ON_17) && isEmpty(module.resolve("target/surefire-reports-17"))) {
        silent.add(module.getFileName() + " on Java 17");
      }
    }
    return silent;
  }

  private static List<Path> modulesWithTests(Path root) throws IOException {
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .filter(module -> Files.isDirectory(module.resolve("src/test/java")))
          .sorted()
          .toList();
    }
  }

  private static boolean isEmpty(Path reports) throws IOException {
    if (!Files.isDirectory(reports)) {
      return true;
    }
    try (Stream<Path> files = Files.list(reports)) {
      return files.noneMatch(TestCounts::isReport);
    }
  }

  private static List<Path> reports(Path root) throws IOException {
    try (Stream<Path> files = Files.find(root, 5, (file, attributes) -> isReport(file))) {
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

  private static Element parse(Path report) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(report.toFile())
        .getDocumentElement();
  }

  private static String javaOf(Element suite) {
    var properties = suite.getElementsByTagName("property");
    for (int i = 0; i < properties.getLength(); i++) {
      var property = (Element) properties.item(i);
      if (property.getAttribute("name").equals("java.specification.version")) {
        return property.getAttribute("value");
      }
    }
    return "unknown";
  }

  private static Counts counts(Element suite) {
    int failed = count(suite, "failures") + count(suite, "errors");
    int skipped = count(suite, "skipped");
    return new Counts(count(suite, "tests") - failed - skipped, failed, skipped);
  }

  private static int count(Element suite, String attribute) {
    return Integer.parseInt(suite.getAttribute(attribute));
  }
}
