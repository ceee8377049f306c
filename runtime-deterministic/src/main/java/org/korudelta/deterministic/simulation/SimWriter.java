package org.korudelta.deterministic.simulation;

import java.util.List;
import java.util.Map;
import org.korudelta.deterministic.choice.Recording;

/** Writes a {@code *.sim} file. */
final class SimWriter {
  private final SimFile file;
  private final StringBuilder text = new StringBuilder();

  SimWriter(SimFile file) {
    this.file = file;
  }

  String text() {
    line(SimFormat.MAGIC, Integer.toString(SimFile.VERSION));
    line(SimFormat.WORLD, file.program().world());
    for (Map.Entry<String, String> setting : file.program().settings().all().entrySet()) {
      line(SimFormat.SETTING, setting.getKey() + " " + setting.getValue());
    }
    SimFile.Outcome outcome = file.outcome();
    if (!outcome.failureKind().isEmpty()) {
      line(SimFormat.FAILURE, outcome.failureKind());
      line(SimFormat.MESSAGE, outcome.message());
    }
    line(SimFormat.HASH, SimFormat.hash(outcome.traceHash()));
    for (String stream : file.recording().streams()) {
      stream(stream);
    }
    return text.append(SimFormat.END).append('\n').toString();
  }

  private void line(String word, String value) {
    text.append(word).append(' ').append(SimFormat.escaped(value)).append('\n');
  }

  private void stream(String stream) {
    int[] choices = file.recording().choices(stream);
    int length = length(choices);
    if (length > 0) {
      line(SimFormat.STREAM, stream);
    }
    int place = 0;
    while (place < length) {
      int next = place + 1;
      while (next < length && alike(stream, choices, place, next)) {
        next++;
      }
      choice(stream, choices[place], place, next - place);
      place = next;
    }
  }

  private static int length(int[] choices) {
    int length = choices.length;
    while (length > 0 && choices[length - 1] == 0) {
      length--;
    }
    return length;
  }

  private boolean alike(String stream, int[] choices, int place, int next) {
    Recording recording = file.recording();
    return choices[next] == choices[place]
        && recording.label(stream, next).equals(recording.label(stream, place))
        && task(stream, next).equals(task(stream, place));
  }

  private void choice(String stream, int value, int place, int times) {
    text.append(value);
    if (times > 1) {
      text.append(SimFormat.REPEATED).append(times);
    }
    text.append(SimFormat.SEPARATOR);
    text.append(SimFormat.escaped(file.recording().label(stream, place)));
    String task = task(stream, place);
    if (!task.isEmpty()) {
      text.append(SimFormat.SEPARATOR).append(SimFormat.escaped(task));
    }
    text.append('\n');
  }

  private String task(String stream, int place) {
    List<String> tasks = file.tasks().getOrDefault(stream, List.of());
    return place < tasks.size() ? tasks.get(place) : "";
  }
}
