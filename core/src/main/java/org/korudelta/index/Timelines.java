package org.korudelta.index;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.cache.ScanResistantCache;
import org.korudelta.index.run.IndexRun;
import org.korudelta.index.run.KeyCode;
import org.korudelta.index.run.PostingPage;
import org.korudelta.index.run.Timeline;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * What the runs say of keys whose past is asked for again and again, in memory.
 *
 * <p>Runs never change what they say of a time, whatever they are merged into: so a timeline stays
 * true, and lacks at most what newer runs say. Threading: safe from any thread.
 */
final class Timelines {
  /** Longer ones are looked up in the runs: a lookup there costs a few blocks at any length. */
  static final int LENGTH_MAX = 1 << 16;

  private static final int NAME_BYTES = 96;

  /*
   * Invariant: a timeline has all postings of its key up to its time, in order; so it answers for
   * every view whose runs end no later, which must not look beyond their end in it: that is for
   * its tails.
   */

  private final AsyncRuntime runtime;
  private final ScanResistantCache<Name, Timeline> known;

  Timelines(AsyncRuntime runtime, long budgetBytes) {
    this.runtime = runtime;
    this.known = new ScanResistantCache<>(budgetBytes);
  }

  private record Name(String namespace, String key) {}

  /** What {@code runs}, newest first, say of a key, if that is in memory; else null. */
  @Nullable Timeline find(List<IndexRun> runs, String namespace, String key) {
    Timeline found = known.find(new Name(namespace, key));
    return found != null && found.untilNanos() >= until(runs) ? found : null;
  }

  private static long until(List<IndexRun> runs) {
    return runs.isEmpty() ? Long.MIN_VALUE : runs.get(0).span().lastNanos();
  }

  /**
   * As {@link #find}, read from the runs when the key was asked for before; empty when it was not,
   * or when there is too much to keep.
   */
  Promise<Optional<Timeline>> read(List<IndexRun> runs, String namespace, String key) {
    Name name = new Name(namespace, key);
    Timeline before = known.find(name);
    if (before == null) {
      keep(name, Timeline.UNKNOWN);
      return runtime.completed(Optional.empty());
    }
    if (before == Timeline.TOO_LONG) {
      return runtime.completed(Optional.empty());
    }
    return before.untilNanos() >= until(runs)
        ? runtime.completed(Optional.of(before)) // Another reader was faster.
        : extended(runs, name, before);
  }

  private Promise<Optional<Timeline>> extended(List<IndexRun> runs, Name name, Timeline before) {
    PostingPage further = new PostingPage(0, LENGTH_MAX + 1 - before.length(), before.untilNanos());
    byte[] code = KeyCode.of(name.namespace, name.key);
    return Prompt.map(
        runtime,
        readFurther(new Reading(runs, code, before, further), runs.size()),
        ignored -> {
          if (before.length() + further.postings().size() > LENGTH_MAX) {
            keep(name, Timeline.TOO_LONG); // What was read is not all there is.
            return Optional.empty();
          }
          Timeline whole = before.with(further.postings(), until(runs));
          keep(name, whole);
          return Optional.of(whole);
        });
  }

  /** Of one that is larger than the budget, that it is: else it would be read again and again. */
  private void keep(Name name, Timeline timeline) {
    int letters = name.namespace.length() + name.key.length();
    long bytes = NAME_BYTES + 2L * letters;
    boolean fits = bytes + timeline.bytes() <= known.budgetBytes();
    Timeline kept = fits ? timeline : Timeline.TOO_LONG;
    known.put(name, kept, bytes + kept.bytes());
  }

  /** What of a key is read from the runs behind a timeline. */
  private record Reading(List<IndexRun> runs, byte[] code, Timeline before, PostingPage further) {}

  private Promise<@Nullable Void> readFurther(Reading reading, int newer) {
    int at = newer - 1;
    while (at >= 0 && reading.runs.get(at).span().lastNanos() <= reading.before.untilNanos()) {
      at--;
    }
    if (at < 0 || reading.further.isFull()) {
      return runtime.completed(null);
    }
    int run = at;
    return Prompt.then(
        runtime,
        reading.runs.get(run).history(reading.code, Long.MAX_VALUE, reading.further),
        ignored -> readFurther(reading, run));
  }

  /** What they weigh together, in bytes. */
  long bytes() {
    return known.bytes();
  }
}
