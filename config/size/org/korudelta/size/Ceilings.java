package org.korudelta.size;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The table of {@code docs/sizes.md}: by module, in the order of {@link Figure}, what it may not
 * exceed. Every line of the page that is a name and five numbers is a row.
 */
record Ceilings(String page, Map<String, List<Integer>> rows) {
  private static final String TIGHTEN =
      "java config/size/org/korudelta/size/SourceSizes.java . --tighten";

  /** The line between the heading of the table and its rows. */
  private static final String RULER = "|---" + "|---:".repeat(Figure.values().length) + "|";

  static Ceilings of(String page) {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    page.lines().filter(Ceilings::isRow).map(Ceilings::cells).forEach(row -> put(rows, row));
    return new Ceilings(page, rows);
  }

  private static boolean isRow(String line) {
    return line.matches("\\| [a-z-]+ (\\| \\d+ ){" + Figure.values().length + "}\\|");
  }

  private static List<String> cells(String row) {
    return Arrays.stream(row.split("\\|")).map(String::strip).filter(c -> !c.isEmpty()).toList();
  }

  private static void put(Map<String, List<Integer>> rows, List<String> cells) {
    rows.put(cells.get(0), cells.stream().skip(1).map(Integer::valueOf).toList());
  }

  /** One complaint for each figure that has grown over its ceiling. */
  List<String> complaints(List<ModuleSizes> modules) {
    List<String> complaints = new ArrayList<>();
    for (ModuleSizes module : modules) {
      if (!rows.containsKey(module.name())) {
        complaints.add(unknown(module));
      } else {
        complaints.addAll(complaints(module));
      }
    }
    return complaints;
  }

  private static String unknown(ModuleSizes module) {
    return "sizes: no row in docs/sizes.md: module="
        + module.name()
        + "\n  why: without a ceiling it could grow to the limits unseen"
        + "\n  do: "
        + TIGHTEN;
  }

  private List<String> complaints(ModuleSizes module) {
    return Arrays.stream(Figure.values())
        .filter(figure -> figure.measured(module) > ceiling(module, figure))
        .map(figure -> Complaint.of(figure, module, ceiling(module, figure)) + RATCHET)
        .toList();
  }

  private static final String RATCHET =
      "\n"
          + "  why now: docs/sizes.md keeps the best this module has reached, and it may only get"
          + " better\n"
          + "  do: divide what has grown; if it must grow, raise the figure in docs/sizes.md by"
          + " hand, where a review sees it";

  private int ceiling(ModuleSizes module, Figure figure) {
    return rows.get(module.name()).get(figure.ordinal());
  }

  /**
   * These ceilings where they are lower, and the rounded measures of {@code modules} where those
   * are.
   */
  Ceilings tightened(List<ModuleSizes> modules) {
    Map<String, List<Integer>> lower = new LinkedHashMap<>();
    for (ModuleSizes module : modules) {
      List<Integer> measured =
          Arrays.stream(Figure.values()).map(figure -> figure.ceiling(module)).toList();
      List<Integer> before = rows.getOrDefault(module.name(), measured);
      lower.put(
          module.name(),
          IntStream.range(0, measured.size())
              .mapToObj(i -> Math.min(measured.get(i), before.get(i)))
              .toList());
    }
    return new Ceilings(page, lower);
  }

  /** Says so when {@link #tightened} would change something; else empty. */
  String hint(List<ModuleSizes> modules) {
    return tightened(modules).rows.equals(rows)
        ? ""
        : "smaller than docs/sizes.md says: keep it so with " + TIGHTEN + "\n";
  }

  /** The page with these rows in place of the old ones. */
  String rewritten() {
    Stream<String> kept = page.lines().filter(line -> !isRow(line));
    return kept.map(line -> line.equals(RULER) ? line + "\n" + table() : line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String table() {
    return rows.entrySet().stream()
        .map(row -> "| " + row.getKey() + " | " + numbers(row.getValue()) + " |")
        .collect(Collectors.joining("\n"));
  }

  private static String numbers(List<Integer> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(" | "));
  }
}
