import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Fails the build when the tests in Chromium reach too few of runtime-browser's public methods:
 * what nobody has run in a browser is not known to work in one, whatever a JVM says of it.
 *
 * <p>Argument: the root of the repository. Reads what runtime-browser's {@code
 * PublicMethodReachTests} left; leaves its summary in {@code target/gates/browser-reach.txt}.
 */
public final class ReachGate {
  /** Tabs, tools and the simulator run in bundles of their own, which are not counted yet. */
  private static final int PERCENT_MIN = 70;

  private ReachGate() {}

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    Path reach = root.resolve("runtime-browser/target/reach");
    List<String> methods = lines(reach.resolve("methods.txt"));
    List<String> reached = lines(reach.resolve("reached.txt"));
    List<String> missed = methods.stream().filter(name -> !reached.contains(name)).toList();
    String summary = summary(methods.size(), missed);
    System.out.print(summary);
    Path gates = Files.createDirectories(root.resolve("target/gates"));
    Files.writeString(gates.resolve("browser-reach.txt"), summary);
    int count = methods.size() - missed.size();
    if (methods.isEmpty() || count * 100 < PERCENT_MIN * methods.size()) {
      fail(count, methods.size());
    }
  }

  private static String summary(int count, List<String> missed) {
    int reached = count - missed.size();
    return "runtime-browser: public methods reached in Chromium: "
        + reached
        + " of "
        + count
        + ", "
        + (count == 0 ? 0 : reached * 100 / count)
        + " % (at least "
        + PERCENT_MIN
        + " %)\n"
        + (missed.isEmpty() ? "" : "  not reached: " + String.join(" ", missed) + "\n");
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static void fail(int reached, int count) {
    System.err.println(
        "browser-reach: too few public methods of runtime-browser ran in Chromium: reached="
            + reached
            + " of="
            + count
            + " atLeast="
            + PERCENT_MIN
            + "%\n"
            + "why: a method that no browser has run is not known to work in one\n"
            + "how: call it in runtime-browser/src/test/web/front-door.mjs or in a scenario, or"
            + " make it less than public; nothing at all reached means that"
            + " PublicMethodReachTests did not run");
    System.exit(1);
  }
}
