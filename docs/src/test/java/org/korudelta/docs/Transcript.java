package org.korudelta.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A console block: {@code $} before a command, {@code >} before its further lines, {@code koru(…)>}
 * before what is typed into it while it runs, and what it prints.
 */
record Transcript(List<Step> steps) {
  private static final Pattern TYPED = Pattern.compile("koru\\([^)]*\\)> ");

  /** One command. Without {@code output} nothing is claimed about what it prints. */
  record Step(Place place, String command, List<String> input, List<String> output) {}

  static Transcript of(Block block) {
    List<String> lines = block.text().lines().toList();
    assertThat(lines.get(0))
        .as("%s: a console block begins with a command", block)
        .startsWith("$ ");
    List<Step> steps = new ArrayList<>();
    for (int from = 0; from < lines.size(); ) {
      int to = from + 1;
      while (to < lines.size() && !lines.get(to).startsWith("$ ")) {
        to++;
      }
      steps.add(step(block.line(from), lines.subList(from, to)));
      from = to;
    }
    return new Transcript(steps);
  }

  private static Step step(Place place, List<String> lines) {
    StringBuilder command = new StringBuilder(lines.get(0).substring(2));
    List<String> input = new ArrayList<>();
    List<String> output = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("> ") && output.isEmpty()) {
        command.append('\n').append(line.substring(2));
      } else if (TYPED.matcher(line).lookingAt()) {
        input.add(TYPED.matcher(line).replaceFirst(""));
      } else {
        output.add(line);
      }
    }
    return new Step(place, command.toString(), input, output);
  }
}
