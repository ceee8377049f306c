package org.korudelta;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.log.LogPacking;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * Work on what was written long ago: one piece at a time, beside readers and writers.
 *
 * <p>Threading: safe from any thread.
 */
final class Maintenance {
  /** The namespace of the records of erasures, by the time through which they erased. */
  static final String ERASURES = "korudelta.erasures";

  private final Parts parts;
  private Promise<@Nullable Void> last;
  private volatile boolean ending;

  /**
   * What it works with.
   *
   * @param runtime runs it
   * @param history where values are
   * @param writer writes what there is to say
   * @param preparation for that
   * @param packing writes segments anew
   */
  record Parts(
      AsyncRuntime runtime,
      History history,
      Writer writer,
      Preparation preparation,
      LogPacking packing) {}

  Maintenance(Parts parts) {
    this.parts = parts;
    this.last = parts.runtime().completed(null);
  }

  /** Takes all values of a key. */
  Promise<ErasureReport> erase(KeyName key, String reason) {
    if (reason.isEmpty()) {
      return parts
          .runtime()
          .failed(new KoruException.BadRequest("erasure without a reason: key=" + key.key()));
    }
    return alone("korudelta erase", () -> new Erasure(parts, key, reason).run());
  }

  /** Packs what takes no appends any more. */
  Promise<PackReport> pack() {
    return alone("korudelta pack", () -> new SegmentPacking(parts).whilst(() -> !ending).run());
  }

  /** Takes the values that are beyond the retention of their namespaces. */
  Promise<ReclaimReport> reclaim(Map<String, Retention> retentions) {
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
            ignored ->
                new Reclaiming(parts, retentions, durableNanos).whilst(() -> !ending).run())
        .map(this::forgotten);
  }

  /** What was taken goes from memory, too. */
  private ReclaimReport forgotten(ReclaimReport report) {
    if (report.versions() > 0) {
      parts.history().forgetVersions();
    }
    return report;
  }

  /** Ends what may be done another time, and waits for the rest. */
  synchronized Promise<@Nullable Void> end() {
    ending = true;
    return last;
  }

  /** In a task of its own, after all that was asked for before. */
  private synchronized <T> Promise<T> alone(String name, Supplier<Promise<T>> work) {
    Promise<@Nullable Void> before = last;
    Promise<T> done =
        parts.runtime().spawn(name, () -> before.then(ignored -> work.get())).promise();
    last = done.handle(outcome -> parts.runtime().completed(null));
    return done;
  }
}
