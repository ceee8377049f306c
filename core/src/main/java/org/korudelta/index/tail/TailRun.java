package org.korudelta.index.tail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.bytes.ByteSink;
import org.korudelta.index.run.Catalog;
import org.korudelta.index.run.Posting;
import org.korudelta.index.run.RunSpan;
import org.korudelta.index.run.RunWriter;
import org.korudelta.index.run.Totals;
import org.korudelta.log.LogPlace;
import org.korudelta.log.Signpost;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/** Writes a tail that takes no more commits as a run, in slices. Threading: one task at a time. */
public final class TailRun {
  private static final int SLICE = 4096;
  private static final int SIGNPOST_BYTES = 4 << 10;

  private final AsyncRuntime runtime;
  private final Tail tail;
  private final RunWriter writer;

  /** Writes {@code tail} to {@code writer}. */
  public TailRun(AsyncRuntime runtime, Tail tail, RunWriter writer) {
    this.runtime = runtime;
    this.tail = tail;
    this.writer = writer;
  }

  /**
   * Writes everything; what there is in all after the tail is {@code totals} and {@code catalog}.
   */
  public Promise<@Nullable Void> run(Totals totals, Catalog catalog) {
    RunSpan span =
        new RunSpan(
            tail.firstSequence(),
            tail.lastSequence(),
            tail.end(),
            tail.firstNanos(),
            tail.lastNanos());
    return writeKeys(sortedKeys(), 0)
        .then(ignored -> writeIds(sortedIds(), 0))
        .then(ignored -> writeEffects(sortedEffects(), 0))
        .then(ignored -> writePlaces(0, LogPlace.BEGINNING))
        .then(ignored -> writer.finish(span, totals, catalog));
  }

  private List<TailKey> sortedKeys() {
    List<TailKey> sorted = new ArrayList<>();
    tail.order().all().forEach(sorted::add);
    return sorted;
  }

  private Promise<@Nullable Void> writeKeys(List<TailKey> keys, int from) {
    int at = from;
    int end = Math.min(keys.size(), from + SLICE);
    while (at < end && !writer.isFull()) {
      write(keys.get(at++));
    }
    int next = at;
    return next == keys.size() ? runtime.completed(null) : turn(() -> writeKeys(keys, next));
  }

  private Promise<@Nullable Void> turn(Supplier<Promise<@Nullable Void>> more) {
    return writer.drain().then(ignored -> runtime.yield()).then(ignored -> more.get());
  }

  private void write(TailKey key) {
    TailKey.Positions positions = key.positions();
    for (int i = 0; i < positions.length(); i++) {
      Posting posting = tail.columns().posting(positions.array()[i]);
      writer.version(key.code(), posting);
    }
  }

  private List<Integer> sortedIds() {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < tail.versions(); i++) {
      positions.add(i);
    }
    TailColumns columns = tail.columns();
    positions.sort(
        (left, right) -> {
          int order = Long.compareUnsigned(columns.code(left), columns.code(right));
          return order != 0 ? order : Integer.compare(left, right);
        });
    return positions;
  }

  private Promise<@Nullable Void> writeIds(List<Integer> positions, int from) {
    int at = from;
    int end = Math.min(positions.size(), from + SLICE);
    while (at < end && !writer.isFull()) {
      int position = positions.get(at++);
      writer.id(code(tail.columns().code(position)), tail.columns().address(position));
    }
    int next = at;
    return next == positions.size()
        ? runtime.completed(null)
        : turn(() -> writeIds(positions, next));
  }

  private static byte[] code(long code) {
    return new ByteSink(Long.BYTES).putLong(code).copy();
  }

  private List<Tail.TailEffect> sortedEffects() {
    List<Tail.TailEffect> sorted = new ArrayList<>(tail.effects(tail.versions()));
    Comparator<Tail.TailEffect> byCause =
        (left, right) -> Long.compareUnsigned(left.cause(), right.cause());
    sorted.sort(byCause.thenComparing(Tail.TailEffect::effect));
    return sorted;
  }

  private Promise<@Nullable Void> writeEffects(List<Tail.TailEffect> effects, int from) {
    int at = from;
    int end = Math.min(effects.size(), from + SLICE);
    while (at < end && !writer.isFull()) {
      Tail.TailEffect effect = effects.get(at++);
      writer.effect(code(effect.cause()), effect.effect());
    }
    int next = at;
    return next == effects.size()
        ? runtime.completed(null)
        : turn(() -> writeEffects(effects, next));
  }

  private Promise<@Nullable Void> writePlaces(int from, LogPlace start) {
    LogPlace last = start;
    int at = from;
    int end = Math.min(tail.versions(), from + SLICE);
    while (at < end && !writer.isFull()) {
      LogPlace place = tail.columns().place(at);
      if (isFar(last, place)) {
        writer.signpost(signpost(at));
        last = place;
      }
      at++;
    }
    int next = at;
    LogPlace reached = last;
    return next == tail.versions()
        ? runtime.completed(null)
        : turn(() -> writePlaces(next, reached));
  }

  private static boolean isFar(LogPlace last, LogPlace place) {
    return place.segment() != last.segment() || place.offset() - last.offset() >= SIGNPOST_BYTES;
  }

  private Signpost signpost(int position) {
    TailColumns columns = tail.columns();
    LogPlace first = columns.place(position - columns.ordinal(position));
    return new Signpost(columns.address(position), columns.place(position), first.offset());
  }
}
