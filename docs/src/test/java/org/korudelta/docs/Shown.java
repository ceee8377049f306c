package org.korudelta.docs;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Output as a page shows it: {@code …} stands for anything within a line, and alone for any lines.
 * How wide columns are does not count, nor do empty lines. Nothing shown is nothing claimed.
 */
record Shown(List<String> lines) {
  private static final String ANYTHING = "…";
  private static final Pattern OUTPUT_LINE = Pattern.compile("\\n");
  private static final Pattern CONTROL = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");
  private static final Pattern BLANKS = Pattern.compile(" +");

  boolean matches(String output) {
    List<String> shown = essential(lines.stream());
    return shown.isEmpty() || matches(shown, essential(OUTPUT_LINE.splitAsStream(output)));
  }

  private static List<String> essential(Stream<String> lines) {
    return lines.map(Shown::visible).filter(line -> !line.isEmpty()).toList();
  }

  /** What a terminal leaves of a line that progress was shown on, with columns one blank apart. */
  private static String visible(String line) {
    String printed = line.stripTrailing();
    String last = printed.substring(printed.lastIndexOf('\r') + 1);
    return BLANKS.matcher(CONTROL.matcher(last).replaceAll("")).replaceAll(" ").stripTrailing();
  }

  private static boolean matches(List<String> shown, List<String> printed) {
    if (shown.isEmpty()) {
      return printed.isEmpty();
    }
    List<String> rest = shown.subList(1, shown.size());
    if (shown.get(0).strip().equals(ANYTHING)) {
      return matches(rest, printed) || (!printed.isEmpty() && matches(shown, tail(printed)));
    }
    return !printed.isEmpty()
        && line(shown.get(0)).matcher(printed.get(0)).matches()
        && matches(rest, tail(printed));
  }

  private static List<String> tail(List<String> lines) {
    return lines.subList(1, lines.size());
  }

  private static Pattern line(String shown) {
    return Pattern.compile(
        Arrays.stream(shown.split(ANYTHING, -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }
}
