import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One line of {@code floors.txt}: how many changes to a package its tests must notice, and why.
 *
 * @param packageName with packages below it
 * @param percent of all changes that were tried
 */
record Floor(String packageName, int percent, String reason) {

  /** Reads every line that is neither empty nor a comment. */
  static List<Floor> read(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(Floor::parse)
        .toList();
  }

  private static Floor parse(String line) {
    String[] fields = line.split("\\s+", 3);
    if (fields.length != 3) {
      throw new IllegalArgumentException(
          "config/mutation/floors.txt wants package, score and reason: " + line);
    }
    return new Floor(fields[0], Integer.parseInt(fields[1]), fields[2]);
  }

  boolean covers(Mutant mutant) {
    return mutant.className().startsWith(packageName + ".");
  }
}
