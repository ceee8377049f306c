package org.korudelta;

import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.ErasureRecord;
import org.korudelta.error.KoruException;
import org.korudelta.log.SealedSegments;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/**
 * Work on what was written long ago: one piece at a time, beside readers and writers.
 *
 * <p>Threading: safe from any thread.
 */
final class Maintenance implements Upkeep {
  /** So many sealed segments are left as they are: they are read more than others. */
  private static final int SEGMENTS_UNPACKED = 1;

  private static final long SEALED_BYTES_MIN = 1 << 20;

  private final Parts parts;
  private Promise<@Nullable Void> last;
  private final boolean automatic;
  private volatile boolean ending;
  private volatile boolean paused;
  private volatile boolean packingDue;
  private volatile int waiting;
  private volatile PackReport packed = new PackReport(0, 0, 0);

  /**
   * What it works with.
   *
   * @param runtime runs it
   * @param history where values are
   * @param writer writes what there is to say
   * @param preparation for that
   * @param packing writes segments anew
   * @param vectors what is known of values, too
   */
  record Parts(
      AsyncRuntime runtime,
      History history,
      Writer writer,
      Preparation preparation,
      SealedSegments packing,
      VectorIndex vectors) {}

  /** Works when asked, and by itself if {@code automatic}. */
  Maintenance(Parts parts, boolean automatic) {
    this.parts = parts;
    this.automatic = automatic;
    this.last = parts.runtime().completed(null);
  }

  /** Takes all values of a key. */
  Promise<ErasureReport> erase(KeyName key, String reason) {
    if (reason.isEmpty()) {
      throw new KoruException.BadRequest("erasure without a reason: key=" + key.key());
    }
    requireNoRecords(key.namespace());
    return alone("korudelta erase", () -> new Erasure(parts, key, reason).run());
  }

  /** What says that values were taken, and why, is never taken itself. */
  private static void requireNoRecords(String namespace) {
    if (namespace.equals(ErasureRecord.NAMESPACE)) {
      throw new KoruException.BadRequest("records of erasures are kept: namespace=" + namespace);
    }
  }

  /** Packs what takes no appends any more, and then what need not. */
  Promise<PackReport> pack() {
    return alone("korudelta pack", () -> packSealed().then(this::packActive));
  }

  private Promise<PackReport> packSealed() {
    return pack(0, () -> !ending);
  }

  /** The segment that takes appends is sealed, unless it is so short that packing saves little. */
  private Promise<PackReport> packActive(PackReport before) {
    return parts
        .packing()
        .activeBytes()
        .then(
            bytes ->
                bytes < SEALED_BYTES_MIN
                    ? parts.runtime().completed(before)
                    : parts.writer().roll().then(ignored -> packSealed()).map(before::and));
  }

  private Promise<PackReport> pack(int unpacked, BooleanSupplier condition) {
    return new SegmentPacking(parts, unpacked).whilst(condition).run().map(this::count);
  }

  private synchronized PackReport count(PackReport report) {
    packed = packed.and(report);
    return report;
  }

  /** The log goes on in another segment. */
  void segmentEnded() {
    if (automatic && !paused && !packingDue) {
      packingDue = true;
      alone("korudelta pack", this::packByItself).onComplete(outcome -> {});
    }
  }

  /** A failure is tried again when the next segment has ended; the log is as it was. */
  private Promise<PackReport> packByItself() {
    packingDue = false;
    return pack(SEGMENTS_UNPACKED, () -> !ending && !paused);
  }

  @Override
  public void pause() {
    paused = true;
  }

  @Override
  public void resume() {
    paused = false;
    segmentEnded();
  }

  @Override
  public Status status() {
    PackReport done = packed;
    return new Status(paused, waiting > 0, done.segments(), done.bytesBefore(), done.bytesAfter());
  }

  /** Takes the values that are beyond the retention of their namespaces. */
  Promise<ReclaimReport> reclaim(Map<String, Retention> retentions) {
    retentions.keySet().forEach(Maintenance::requireNoRecords);
    return alone("korudelta reclaim", () -> reclaimDurably(retentions));
  }

  /** What justifies that a value goes must be durable: else a crash might take both. */
  private Promise<ReclaimReport> reclaimDurably(Map<String, Retention> retentions) {
    long durableNanos = parts.history().view().nanos();
    return parts
        .writer()
        .sync()
        .then(ignored -> parts.writer().roll())
        .then(
            ignored -> {
              Reclaiming work =
                  new Reclaiming(parts, retentions, durableNanos).whilst(() -> !ending);
              return work.run().handle(outcome -> forgotten(outcome, work));
            });
  }

  /** What was taken goes from memory and indexes, too. */
  private Promise<ReclaimReport> forgotten(Outcome<ReclaimReport> outcome, Reclaiming work) {
    if (outcome instanceof Outcome.Success<ReclaimReport> done) {
      return forget(work, done.value()).map(ignored -> done.value());
    }
    PromiseSource<ReclaimReport> answer = parts.runtime().promise();
    parts.history().forgetVersions();
    return parts
        .vectors()
        .forget() // Nobody knows how much was taken.
        .handle(
            ignored -> {
              Outcomes.pass(outcome, answer);
              return answer.promise();
            });
  }

  private Promise<@Nullable Void> forget(Reclaiming work, ReclaimReport report) {
    if (report.versions() > 0) {
      parts.history().forgetVersions();
    }
    return parts.vectors().wipe(work.embeddings());
  }

  /** Ends what may be done another time, and waits for the rest. */
  synchronized Promise<@Nullable Void> end() {
    ending = true;
    return last;
  }

  /** In a task of its own, after all that was asked for before and what that left to do. */
  private synchronized <T> Promise<T> alone(String name, Supplier<Promise<T>> work) {
    Promise<@Nullable Void> before = last;
    waiting++;
    Promise<T> done =
        parts
            .runtime()
            .spawn(
                name,
                () ->
                    before
                        .then(ignored -> parts.packing().deleteReplaced())
                        .then(ignored -> work.get()))
            .promise();
    last = done.handle(outcome -> ended());
    return done;
  }

  private synchronized Promise<@Nullable Void> ended() {
    waiting--;
    return parts.runtime().completed(null);
  }
}
