package org.korudelta.size;

import java.util.stream.Collectors;

/** The words in which a figure is refused: what, where, and why the rule exists. */
final class Complaint {
  private static final int SHOWN = 5;

  private Complaint() {}

  static String of(Figure figure, ModuleSizes sizes, int lines) {
    return "sizes: "
        + figure.text()
        + " of "
        + sizes.name()
        + ": lines="
        + figure.measured(sizes)
        + " max="
        + lines
        + figure.over(sizes, lines).stream()
            .limit(SHOWN)
            .map(culprit -> "\n    " + culprit)
            .collect(Collectors.joining())
        + "\n  why: a method is read at a glance and a file in a sitting; past that nobody sees the"
        + " mistake in it";
  }
}
