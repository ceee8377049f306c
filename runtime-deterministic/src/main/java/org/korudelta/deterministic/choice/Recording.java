package org.korudelta.deterministic.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.korudelta.error.KoruException;

/**
 * The choices of one run, stream by stream: all that is needed to repeat it.
 *
 * <p>A record is simpler than another when it is shorter, or as long and lexicographically smaller
 * (shortlex order). Zeros at the end of a stream count for nothing: they come without a record,
 * too.
 *
 * <p>Immutable.
 */
public final class Recording {
  private final TreeMap<String, RecordedStream> streams = new TreeMap<>();

  Recording(List<RecordedStream> recorded) {
    for (RecordedStream stream : recorded) {
      streams.put(stream.name(), stream);
    }
  }

  /** Choices of the main stream. A negative one is {@code bad_request}. */
  public static Recording of(int... choices) {
    return new Recording(List.of()).with(Choices.MAIN, choices);
  }

  /** The names of the streams that gave choices, sorted. */
  public List<String> streams() {
    return new ArrayList<>(streams.keySet());
  }

  /** The choices of {@code stream}, a copy; none where there is no such stream. */
  public int[] choices(String stream) {
    RecordedStream recorded = streams.get(stream);
    return recorded == null ? new int[0] : recorded.choices().clone();
  }

  /** What the choice at {@code place} of {@code stream} decided; empty where nobody noted it. */
  public String label(String stream, int place) {
    RecordedStream recorded = streams.get(stream);
    return recorded == null ? "" : recorded.labels().at(place);
  }

  /** Which choices of {@code stream} belong together, inner spans before those around them. */
  public List<Span> spans(String stream) {
    RecordedStream recorded = streams.get(stream);
    return recorded == null ? List.of() : List.copyOf(recorded.spans());
  }

  /** How many choices there are, without the zeros at the end of each stream. */
  public int length() {
    int length = 0;
    for (RecordedStream stream : streams.values()) {
      length += stream.length();
    }
    return length;
  }

  /** How many choices are not zero: where the run is not the simplest there is. */
  public int deviations() {
    int deviations = 0;
    for (RecordedStream stream : streams.values()) {
      for (int choice : stream.choices()) {
        deviations += choice == 0 ? 0 : 1;
      }
    }
    return deviations;
  }

  /**
   * This record with other choices for {@code stream}, of which it is not known what they decide. A
   * negative one is {@code bad_request}.
   */
  public Recording with(String stream, int... choices) {
    for (int place = 0; place < choices.length; place++) {
      if (choices[place] < 0) {
        throw new KoruException.BadRequest(
            "negative choice: choice=" + choices[place] + " place=" + place);
      }
    }
    return with(new RecordedStream(stream, choices.clone(), new Labels(), List.of()));
  }

  /** This record with {@code labels} for the choices of {@code stream}, one for each. */
  public Recording labelled(String stream, List<String> labels) {
    Labels noted = new Labels();
    for (int place = 0; place < labels.size(); place++) {
      noted.note(place, labels.get(place));
    }
    return with(new RecordedStream(stream, choices(stream), noted, spans(stream)));
  }

  private Recording with(RecordedStream stream) {
    List<RecordedStream> others = new ArrayList<>(streams.values());
    others.add(stream);
    return new Recording(others);
  }

  /** Whether this comes before {@code other} in shortlex order. */
  public boolean isSimplerThan(Recording other) {
    int length = length();
    int otherLength = other.length();
    return length == otherLength ? compare(other) < 0 : length < otherLength;
  }

  private int compare(Recording other) {
    TreeMap<String, RecordedStream> names = new TreeMap<>(other.streams);
    names.putAll(streams);
    for (String name : names.keySet()) {
      int order = compare(choices(name), other.choices(name));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compare(int[] choices, int[] others) {
    for (int place = 0; place < Math.max(choices.length, others.length); place++) {
      int choice = place < choices.length ? choices[place] : 0;
      int other = place < others.length ? others[place] : 0;
      if (choice != other) {
        return Integer.compare(choice, other);
      }
    }
    return 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Recording recording
        && length() == recording.length()
        && compare(recording) == 0;
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (RecordedStream stream : streams.values()) {
      int length = stream.length();
      hash = length == 0 ? hash : hash * 31 + stream.name().hashCode();
      for (int place = 0; place < length; place++) {
        hash = hash * 31 + stream.choices()[place];
      }
    }
    return hash;
  }

  /** {@code main=[0, 2] schedule=[1]}, for a message. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (RecordedStream stream : streams.values()) {
      if (stream.length() > 0) {
        text.append(text.isEmpty() ? "" : " ").append(stream.name()).append("=[");
        for (int place = 0; place < stream.length(); place++) {
          text.append(place == 0 ? "" : ", ").append(stream.choices()[place]);
        }
        text.append(']');
      }
    }
    return text.toString();
  }
}
