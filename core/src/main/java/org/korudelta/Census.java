package org.korudelta;

import java.util.List;
import org.korudelta.async.Prompt;
import org.korudelta.index.IndexView;
import org.korudelta.index.NamespaceFacts;
import org.korudelta.log.LogSizes;
import org.korudelta.log.RecoveryReport;
import org.korudelta.log.SegmentSize;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;

/**
 * What counts and sizes are taken from.
 *
 * @param history which versions there are, and where
 * @param sizes how much log
 * @param recovery what opening found
 */
record Census(History history, LogSizes sizes, RecoveryReport recovery) {

  /** The counts and sizes as of now. */
  Promise<Stats> stats() {
    AsyncRuntime runtime = history.runtime();
    return Prompt.map(
        runtime,
        history.log().segmentSizes(sizes),
        segments -> stats(history.view(), runtime.wallClock(), tiers(segments)));
  }

  private Tiers tiers(List<SegmentSize> segments) {
    return new Tiers(
        history.hot(), history.store().warm(), disk(segments, false), disk(segments, true));
  }

  private Tiers.Disk disk(List<SegmentSize> segments, boolean packed) {
    int count = 0;
    long fileBytes = 0;
    long logBytes = 0;
    for (SegmentSize size : segments) {
      if (size.packed() == packed) {
        count++;
        fileBytes += size.fileBytes();
        logBytes += size.logBytes();
      }
    }
    return new Tiers.Disk(count, fileBytes, logBytes, history.store().reads(packed));
  }

  private Stats stats(IndexView view, long wallNanos, Tiers tiers) {
    long keys = 0;
    long namespaces = 0;
    for (NamespaceFacts facts : view.allNamespaces()) {
      keys += facts.liveKeys();
      namespaces += facts.liveKeys() > 0 ? 1 : 0;
    }
    return new Stats(
        keys,
        view.totals().versions(),
        view.totals().commits(),
        namespaces,
        sizes.bytes(),
        sizes.segments(),
        Timestamp.ofEpochNanos(view.nanos()),
        view.totals().commits() > 0 && view.nanos() > wallNanos,
        found(),
        tiers);
  }

  private Recovery found() {
    boolean uncertain = recovery.possiblyAcknowledged() > 0;
    return recovery
        .tornTail()
        .map(
            torn ->
                new Recovery(
                    recovery.clean(), torn.segment(), torn.offset(), torn.bytesCut(), uncertain))
        .orElseGet(() -> new Recovery(recovery.clean(), 0, 0, 0, uncertain));
  }
}
