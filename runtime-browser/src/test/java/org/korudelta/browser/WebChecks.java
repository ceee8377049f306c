package org.korudelta.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a script of checks found in one place, in its order. */
record WebChecks(List<Result> results) {
  private static final String END = "ended\n";

  /**
   * One result.
   *
   * @param text what the script says of it: a check's problem, empty when it passed, or what was
   *     observed; on one line, escaped as in JSON
   */
  record Result(String name, String text) {}

  /** The results in {@code output}: a line each, name, tab and text, and a line for the end. */
  static WebChecks parse(String output) {
    if (!output.endsWith(END)) {
      throw new AssertionError("the run did not reach its end: output=" + output);
    }
    List<Result> results = new ArrayList<>();
    for (String line : output.substring(0, output.length() - END.length()).lines().toList()) {
      int tab = line.indexOf('\t');
      results.add(new Result(line.substring(0, tab), line.substring(tab + 1)));
    }
    return new WebChecks(results);
  }

  /** A line for each result, name and text. */
  String text() {
    return results.stream()
        .map(result -> result.name() + " " + result.text() + "\n")
        .collect(Collectors.joining());
  }
}
