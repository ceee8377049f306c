import java.util.ArrayList;
import java.util.List;

/**
 * One planted bug: what it is, in lines that begin with {@code #}, and a unified diff.
 *
 * @param name the file's name without its ending
 * @param description one sentence
 * @param area which part it is planted in
 * @param breaks the lines of the semantics that it breaks
 * @param files what it changes
 */
record Patch(String name, String description, String area, String breaks, List<FilePatch> files) {
  private static final List<String> AREAS =
      List.of("runtime", "log", "commits", "recovery", "parents", "causes", "index", "shared");

  /** Reads a patch file; trailing and leading lines of other tools are not expected. */
  static Patch parse(String name, List<String> lines) throws BadPatch {
    List<String> head = new ArrayList<>();
    while (head.size() < lines.size() && lines.get(head.size()).startsWith("# ")) {
      head.add(lines.get(head.size()).substring(2));
    }
    if (head.isEmpty()) {
      throw new BadPatch("no description: patch=" + name);
    }
    String area = value(name, head, "area: ");
    if (!AREAS.contains(area)) {
      throw new BadPatch("unknown area: patch=" + name + " area=" + area + " known=" + AREAS);
    }
    List<FilePatch> files = FilePatch.parse(name, lines.subList(head.size(), lines.size()));
    return new Patch(name, head.get(0), area, value(name, head, "breaks: "), files);
  }

  private static String value(String name, List<String> head, String label) throws BadPatch {
    for (String line : head) {
      if (line.startsWith(label)) {
        return line.substring(label.length()).strip();
      }
    }
    throw new BadPatch("line missing: patch=" + name + " line=\"# " + label + "…\"");
  }

  String catalogueLine() {
    return String.join("\t", name, area, breaks, description);
  }
}
