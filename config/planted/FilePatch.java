import java.util.ArrayList;
import java.util.List;

/**
 * What a patch changes in one file.
 *
 * @param path from the root of the repository
 * @param hunks in the order of the file
 */
record FilePatch(String path, List<Hunk> hunks) {
  private static final String BEFORE = "--- a/";
  private static final String AFTER = "+++ b/";

  /** The files of a unified diff, at least one, each with at least one hunk. */
  static List<FilePatch> parse(String patch, List<String> lines) throws BadPatch {
    List<FilePatch> files = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      if (!lines.get(at).startsWith(BEFORE)) {
        throw new BadPatch("not a file of a diff: patch=" + patch + " line=" + lines.get(at));
      }
      String path = lines.get(at).substring(BEFORE.length());
      if (at + 1 == lines.size() || !lines.get(at + 1).equals(AFTER + path)) {
        throw new BadPatch("file is renamed or cut off: patch=" + patch + " file=" + path);
      }
      int end = endOfFile(lines, at + 2);
      files.add(new FilePatch(path, Hunk.parse(patch, lines.subList(at + 2, end))));
      at = end;
    }
    if (files.isEmpty()) {
      throw new BadPatch("changes nothing: patch=" + patch);
    }
    return files;
  }

  /** A removed line may look like the next file, but no line after it is then an added one. */
  private static int endOfFile(List<String> lines, int from) {
    int end = from;
    while (end < lines.size()
        && !(lines.get(end).startsWith(BEFORE)
            && end + 1 < lines.size()
            && lines.get(end + 1).startsWith(AFTER))) {
      end++;
    }
    return end;
  }

  /** The lines of the file with all hunks applied. */
  List<String> applied(String patch, List<String> source) throws BadPatch {
    List<String> lines = new ArrayList<>(source);
    for (Hunk hunk : hunks) {
      int place = hunk.placeIn(lines);
      if (place < 0) {
        throw new BadPatch(
            "does not apply: patch=" + patch + " file=" + path + " " + hunk.misfit(lines));
      }
      hunk.apply(lines, place);
    }
    return lines;
  }
}
