import java.util.ArrayList;
import java.util.List;

/**
 * One change: the lines that must be there, and those that come in their place. Where the diff says
 * they are does not count, for lines drift; they must be there exactly once.
 *
 * @param header the line that begins with {@code @@}
 * @param before what must be there
 * @param after what comes instead
 */
record Hunk(String header, List<String> before, List<String> after) {

  static List<Hunk> parse(String patch, List<String> lines) throws BadPatch {
    List<Hunk> hunks = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("@@")) {
        hunks.add(new Hunk(line, new ArrayList<>(), new ArrayList<>()));
      } else if (hunks.isEmpty() || !hunks.get(hunks.size() - 1).take(line)) {
        throw new BadPatch("not a line of a hunk: patch=" + patch + " line=" + line);
      }
    }
    if (hunks.isEmpty()) {
      throw new BadPatch("file without a hunk: patch=" + patch);
    }
    return hunks;
  }

  /** Takes one line of the diff; false when it is none. */
  private boolean take(String line) {
    char kind = line.isEmpty() ? ' ' : line.charAt(0);
    String text = line.isEmpty() ? "" : line.substring(1);
    if (kind == ' ' || kind == '-') {
      before.add(text);
    }
    if (kind == ' ' || kind == '+') {
      after.add(text);
    }
    return kind == ' ' || kind == '-' || kind == '+';
  }

  /** Where its lines begin; -1 when they are not there, or more than once. */
  int placeIn(List<String> lines) {
    int place = -1;
    for (int at = 0; at + before.size() <= lines.size(); at++) {
      if (equalLines(lines, at) == before.size()) {
        if (place >= 0) {
          return -1;
        }
        place = at;
      }
    }
    return place;
  }

  private int equalLines(List<String> lines, int at) {
    int equal = 0;
    for (int i = 0; i < before.size() && at + i < lines.size(); i++) {
      equal += before.get(i).equals(lines.get(at + i)) ? 1 : 0;
    }
    return equal;
  }

  void apply(List<String> lines, int place) {
    List<String> there = lines.subList(place, place + before.size());
    there.clear();
    there.addAll(after);
  }

  /** What stands where most of its lines are. */
  String misfit(List<String> lines) {
    int best = 0;
    int places = 0;
    for (int at = 0; at < lines.size(); at++) {
      best = equalLines(lines, at) > equalLines(lines, best) ? at : best;
      places += equalLines(lines, at) == before.size() ? 1 : 0;
    }
    int end = Math.min(lines.size(), best + before.size());
    return "hunk=\""
        + header
        + "\" matches="
        + places
        + " nearestLine="
        + (best + 1)
        + "\nexpected:\n  "
        + String.join("\n  ", before)
        + "\nthere:\n  "
        + String.join("\n  ", lines.subList(best, end));
  }
}
