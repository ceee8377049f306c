import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The reviewed list of a library.
 *
 * @param name the library
 * @param file where its list is
 */
record ApiList(String name, Path file) {

  static ApiList of(Path root, String name) {
    return new ApiList(name, root.resolve(name).resolve("api").resolve(name + ".api"));
  }

  boolean write(List<String> lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
    System.out.println("api: " + file.normalize() + ": lines=" + lines.size());
    return true;
  }

  /** Prints how the list differs from {@code actual}; true when it does not. */
  boolean compare(List<String> actual) throws IOException {
    List<String> reviewed = Files.exists(file) ? Files.readAllLines(file) : List.of();
    if (reviewed.equals(actual)) {
      return true;
    }
    System.err.println("api: " + name + " is not what " + file.normalize() + " says:");
    Set<String> before = placed(reviewed);
    Set<String> now = placed(actual);
    before.stream().filter(line -> !now.contains(line)).forEach(line -> report("-", line));
    now.stream().filter(line -> !before.contains(line)).forEach(line -> report("+", line));
    return false;
  }

  private static void report(String sign, String line) {
    System.err.println("  " + sign + " " + line);
  }

  /** Each line with the type it stands in. */
  private static Set<String> placed(List<String> lines) {
    Set<String> placed = new LinkedHashSet<>();
    List<String> types = new ArrayList<>(List.of(""));
    for (String line : lines) {
      if (line.startsWith("  ")) {
        placed.add(types.get(0) + ": " + line.strip());
      } else {
        types.set(0, line.replaceFirst(" \\{.*", ""));
        placed.add(line);
      }
    }
    return placed;
  }
}
