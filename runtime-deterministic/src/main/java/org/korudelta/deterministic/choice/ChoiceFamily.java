package org.korudelta.deterministic.choice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;

/** What the streams of one run have in common: strategy, limit, observer, and one record. */
final class ChoiceFamily {
  private final ChoiceStrategy strategy;
  private final boolean recording;
  private final Map<String, Choices> streams = new LinkedHashMap<>();
  private int choicesMax = Choices.CHOICES_MAX_DEFAULT;
  private boolean overrun;
  private @Nullable ChoiceObserver observer;

  ChoiceFamily(ChoiceStrategy strategy, boolean recording) {
    this.strategy = strategy;
    this.recording = recording;
  }

  Choices main() {
    return stream(Choices.MAIN);
  }

  Choices stream(String name) {
    Choices there = streams.get(name);
    if (there != null) {
      return there;
    }
    Choices stream = new Choices(this, name);
    streams.put(name, stream);
    return stream;
  }

  ChoiceSource source(String name) {
    return strategy.source(name);
  }

  boolean recording() {
    return recording;
  }

  int choicesMax() {
    return choicesMax;
  }

  void limit(int max) {
    if (max < 1) {
      throw new KoruException.BadRequest("limit below 1: choicesMax=" + max);
    }
    choicesMax = max;
    streams.values().forEach(stream -> stream.makeRoomFor(max));
  }

  boolean overrun() {
    return overrun;
  }

  /** How many choices a stream keeps room for next, when its room of {@code capacity} is full. */
  int capacityAfter(int capacity, String stream) {
    if (capacity >= choicesMax) {
      overrun = true;
      throw new KoruException.Limit("too many choices: stream=" + stream + " max=" + choicesMax);
    }
    return Math.min(capacity * 2, choicesMax);
  }

  void observe(ChoiceObserver newObserver) {
    observer = newObserver;
  }

  void tell(Choices stream, int value, int bound, String label) {
    if (observer != null) {
      observer.chosen(stream.name(), new Choice(value, bound, label));
    }
  }

  Recording recorded() {
    List<RecordedStream> recorded = new ArrayList<>();
    for (Choices stream : streams.values()) {
      recorded.add(stream.recordedStream());
    }
    return new Recording(recorded);
  }
}
