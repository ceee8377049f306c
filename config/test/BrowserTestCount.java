import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;

/**
 * Fails the build unless every test that is written to run in a browser did run there. Such a test
 * is a JUnit 4 test beside Jupiter's, and an engine, a filter or a switch that is missing would
 * leave it out without a word.
 *
 * <p>Arguments: the folder of test classes, the folder of their Surefire reports. The test classes
 * and what they need must be on the class path.
 */
public final class BrowserTestCount {
  private static final String RUNNER = "TeaVMTestRunner";

  private BrowserTestCount() {}

  public static void main(String[] arguments) throws Exception {
    int expected = 0;
    for (Class<?> type : classes(Path.of(arguments[0]))) {
      expected += runsInBrowser(type) ? tests(type) : 0;
    }
    int passed = passed(Path.of(arguments[1]));
    System.out.println("tests in the browser: written=" + expected + " passed=" + passed);
    if (expected == 0 || passed != expected) {
      System.err.println("tests in the browser: written=" + expected + " passed=" + passed);
      System.exit(1);
    }
  }

  private static List<Class<?>> classes(Path folder) throws Exception {
    List<Class<?>> classes = new ArrayList<>();
    for (Path file : files(folder, ".class")) {
      String name = folder.relativize(file).toString().replace('/', '.').replace('\\', '.');
      String type = name.substring(0, name.length() - ".class".length());
      classes.add(Class.forName(type, false, BrowserTestCount.class.getClassLoader()));
    }
    return classes;
  }

  private static List<Path> files(Path folder, String suffix) throws Exception {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  private static boolean runsInBrowser(Class<?> type) {
    for (Annotation annotation : type.getAnnotations()) {
      if (annotation.toString().contains(RUNNER)) {
        return true;
      }
    }
    return false;
  }

  private static int tests(Class<?> type) {
    int count = 0;
    for (Method method : type.getMethods()) {
      for (Annotation annotation : method.getAnnotations()) {
        count += annotation.annotationType().getName().equals("org.junit.Test") ? 1 : 0;
      }
    }
    return count;
  }

  private static int passed(Path reports) throws Exception {
    int passed = 0;
    for (Path report : files(reports, ".xml")) {
      var suite =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(report.toFile())
              .getDocumentElement();
      passed += Integer.parseInt(suite.getAttribute("tests"));
      for (String not : List.of("failures", "errors", "skipped")) {
        passed -= Integer.parseInt(suite.getAttribute(not));
      }
    }
    return passed;
  }
}
