import java.util.List;
import java.util.OptionalInt;

/**
 * One line of {@code floors.txt}: what the tests must reach of a module, and why.
 *
 * @param lines per cent of its lines, if there is a floor
 * @param branches per cent of its branches, if there is a floor
 * @param measured whether the module's tests record anything
 */
record Floor(
    String module, OptionalInt lines, OptionalInt branches, boolean measured, String reason) {

  /** Reads every line that is neither empty nor a comment. */
  static List<Floor> parse(List<String> text) {
    return text.stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(Floor::parse)
        .toList();
  }

  private static Floor parse(String line) {
    String[] fields = line.split("\\s+", 4);
    if (fields.length != 4) {
      throw new IllegalArgumentException(
          "config/coverage/floors.txt wants module, lines, branches and reason: " + line);
    }
    boolean measured = !fields[1].equals("none");
    return new Floor(fields[0], percent(fields[1]), percent(fields[2]), measured, fields[3]);
  }

  private static OptionalInt percent(String field) {
    boolean absent = field.equals("-") || field.equals("none");
    return absent ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(field));
  }
}
