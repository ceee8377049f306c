package org.korudelta.docs;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Output as a page shows it: {@code …} stands for anything within a line, and alone for any lines.
 * Empty lines and spaces at the end of lines do not count. Nothing shown is nothing claimed.
 */
record Shown(List<String> lines) {
  private static final String ANYTHING = "…";

  boolean matches(String output) {
    List<String> shown = essential(lines.stream());
    return shown.isEmpty() || matches(shown, essential(output.lines()));
  }

  private static List<String> essential(Stream<String> lines) {
    return lines.map(String::stripTrailing).filter(line -> !line.isEmpty()).toList();
  }

  private static boolean matches(List<String> shown, List<String> printed) {
    if (shown.isEmpty()) {
      return printed.isEmpty();
    }
    List<String> rest = shown.subList(1, shown.size());
    if (shown.get(0).strip().equals(ANYTHING)) {
      return matches(rest, printed) || !printed.isEmpty() && matches(shown, tail(printed));
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
