package org.korudelta.deterministic.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.korudelta.deterministic.choice.Recording;
import org.korudelta.error.KoruException;

/** Reads a {@code *.sim} file, line by line, and refuses whatever is not one. */
final class SimReader {
  private static final int CHOICES_MAX = 10_000_000;

  private final String text;
  private int position;
  private int lineNumber;
  private int total;

  private final Set<String> given = new HashSet<>();
  private final Set<String> streams = new HashSet<>();
  private String world = "";
  private Settings settings = Settings.NONE;
  private String failure = "";
  private String message = "";
  private long hash;
  private boolean hashed;
  private Recording recording = Recording.of();
  private final Map<String, List<String>> tasks = new TreeMap<>();

  private String stream = "";
  private final List<Integer> choices = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();

  SimReader(String text) {
    this.text = text;
  }

  SimFile read() {
    requireVersion(line());
    String line = line();
    while (!line.equals(SimFormat.END)) {
      take(line);
      line = line();
    }
    endStream();
    if (position < text.length()) {
      throw refusal("goes on after 'end'", text.substring(position));
    }
    if (world.isEmpty() || !hashed) {
      throw refusal("no world or no hash", line);
    }
    return new SimFile(
        new SimFile.Program(world, settings),
        new SimFile.Outcome(failure, message, hash),
        recording,
        tasks);
  }

  private String line() {
    int end = text.indexOf('\n', position);
    lineNumber++;
    if (end < 0) {
      throw refusal("ends without 'end'", text.substring(position));
    }
    String line = text.substring(position, end);
    position = end + 1;
    return line;
  }

  private void requireVersion(String line) {
    if (!word(line).equals(SimFormat.MAGIC)) {
      throw refusal("not a sim file", line);
    }
    int version = number(value(line), line);
    if (version != SimFile.VERSION) {
      throw new KoruException.Unsupported(
          "sim file of another version: version=" + version + " known=" + SimFile.VERSION);
    }
  }

  private void take(String line) {
    if (!line.isEmpty() && Character.isDigit(line.charAt(0))) {
      choice(line);
      return;
    }
    String word = word(line);
    if (!word.equals(SimFormat.SETTING) && !word.equals(SimFormat.STREAM)) {
      requireFirst(given.add(word), line);
    }
    switch (word) {
      case SimFormat.WORLD -> world = value(line);
      case SimFormat.SETTING -> setting(line);
      case SimFormat.FAILURE -> failure = value(line);
      case SimFormat.MESSAGE -> message = value(line);
      case SimFormat.HASH -> hash(line);
      case SimFormat.STREAM -> begin(line);
      default -> throw refusal("unknown line", line);
    }
  }

  private void requireFirst(boolean first, String line) {
    if (!first) {
      throw refusal("given before", line);
    }
  }

  private void setting(String line) {
    String setting = value(line);
    String name = word(setting);
    requireFirst(settings.value(name).isEmpty(), line);
    settings =
        settings.with(name, setting.substring(Math.min(setting.length(), name.length() + 1)));
  }

  private void hash(String line) {
    hash = SimFormat.hash(value(line));
    hashed = true;
  }

  private void begin(String line) {
    endStream();
    stream = value(line);
    requireFirst(streams.add(stream), line);
  }

  private void endStream() {
    if (!stream.isEmpty()) {
      int[] values = new int[choices.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = choices.get(i);
      }
      recording = recording.with(stream, values).labelled(stream, labels);
    }
    choices.clear();
    labels.clear();
  }

  /** {@code VALUE[*TIMES] TAB LABEL [TAB TASK]}. */
  private void choice(String line) {
    int first = line.indexOf(SimFormat.SEPARATOR);
    if (first < 0 || stream.isEmpty()) {
      throw refusal(first < 0 ? "choice without a label" : "choice without a stream", line);
    }
    int second = line.indexOf(SimFormat.SEPARATOR, first + 1);
    String label = line.substring(first + 1, second < 0 ? line.length() : second);
    String task = second < 0 ? "" : line.substring(second + 1);
    choice(line.substring(0, first), SimFormat.unescaped(label), SimFormat.unescaped(task));
  }

  private void choice(String number, String label, String task) {
    int star = number.indexOf(SimFormat.REPEATED);
    int value = number(star < 0 ? number : number.substring(0, star), number);
    int times = star < 0 ? 1 : number(number.substring(star + 1), number);
    if (times < 1 || times > CHOICES_MAX - total) {
      throw refusal("too many choices, or none: max=" + CHOICES_MAX, number);
    }
    total += times;
    for (int i = 0; i < times; i++) {
      choices.add(value);
      labels.add(label);
      tasks.computeIfAbsent(stream, any -> new ArrayList<>()).add(task);
    }
  }

  private static String word(String line) {
    int space = line.indexOf(' ');
    return space < 0 ? line : line.substring(0, space);
  }

  private String value(String line) {
    int space = line.indexOf(' ');
    if (space < 0) {
      throw refusal("nothing after the word", line);
    }
    return SimFormat.unescaped(line.substring(space + 1));
  }

  private int number(String digits, String line) {
    long number = digits.isEmpty() ? -1 : 0;
    for (int i = 0; i < digits.length() && number >= 0 && number <= Integer.MAX_VALUE; i++) {
      char c = digits.charAt(i);
      number = c >= '0' && c <= '9' ? number * 10 + (c - '0') : -1;
    }
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw refusal("no number", line);
    }
    return (int) number;
  }

  private KoruException refusal(String why, String line) {
    return new KoruException.BadRequest(
        "bad sim file: line=" + lineNumber + " " + why + ": " + shortened(line));
  }

  private static String shortened(String line) {
    return line.length() <= 80 ? line : line.substring(0, 80) + "…";
  }
}
