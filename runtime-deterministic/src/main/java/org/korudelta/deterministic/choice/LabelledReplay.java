package org.korudelta.deterministic.choice;

import java.util.ArrayList;
import java.util.List;

/**
 * A record replayed into a program that may have changed since: each choice goes to the next
 * question with its label. Where a question is new it gets zero, where a recorded choice finds no
 * question it is passed over; {@link #drift} tells of both.
 *
 * <p>Threading: one thread. For one run.
 */
public final class LabelledReplay implements ChoiceStrategy {
  private static final int LINES_MAX = 20;

  /** How far ahead in the record a question is looked for. */
  private static final int AHEAD_MAX = 10_000;

  private final Recording recording;
  private final List<String> drift = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();
  private int drifts;

  /** Replays {@code recording}, which should have labels. */
  public LabelledReplay(Recording recording) {
    this.recording = recording;
  }

  @Override
  public ChoiceSource source(String stream) {
    Source source = new Source(stream);
    sources.add(source);
    return source;
  }

  /** How often the run asked for something else than the record says. */
  public int drifts() {
    return drifts;
  }

  /** A sentence for each of the first twenty drifts. Empty when the program is what it was. */
  public List<String> drift() {
    return List.copyOf(drift);
  }

  /** How many recorded choices that are not zero nobody has asked for so far. */
  public int left() {
    int left = 0;
    for (Source source : sources) {
      left += source.left();
    }
    return left;
  }

  private void note(String sentence) {
    drifts++;
    if (drift.size() < LINES_MAX) {
      drift.add(sentence);
    }
  }

  private final class Source implements ChoiceSource {
    private final String stream;
    private final int[] choices;
    private int place;

    Source(String stream) {
      this.stream = stream;
      this.choices = recording.choices(stream);
    }

    @Override
    public int next(int bound, String label) {
      if (place == choices.length) {
        return 0;
      }
      int found = find(label);
      if (found < 0) {
        note("new choice: " + at(place) + " asked=" + label + " recorded=" + labelAt(place));
        return 0;
      }
      if (found > place) {
        note("choices passed over: " + at(place) + " count=" + (found - place) + " up to=" + label);
      }
      place = found + 1;
      return within(choices[found], bound, label);
    }

    /** The next place with that label; a record without labels has it everywhere. */
    private int find(String label) {
      int end = Math.min(choices.length, place + AHEAD_MAX);
      for (int i = place; i < end; i++) {
        String recorded = labelAt(i);
        if (recorded.isEmpty() || recorded.equals(label)) {
          return i;
        }
      }
      return -1;
    }

    private int within(int value, int bound, String label) {
      if (value < bound) {
        return value;
      }
      note(
          "fewer to choose from: "
              + at(place - 1)
              + " label="
              + label
              + " choice="
              + value
              + " bound="
              + bound);
      return bound - 1;
    }

    private String labelAt(int at) {
      return recording.label(stream, at);
    }

    private String at(int at) {
      return "stream=" + stream + " place=" + at;
    }

    int left() {
      int left = 0;
      for (int i = place; i < choices.length; i++) {
        left += choices[i] == 0 ? 0 : 1;
      }
      return left;
    }
  }
}
