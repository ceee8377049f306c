package org.korudelta;

import org.korudelta.index.IndexView;
import org.korudelta.index.NamespaceFacts;
import org.korudelta.log.LogSizes;
import org.korudelta.log.RecoveryReport;
import org.korudelta.text.Timestamp;

/**
 * What counts and sizes are taken from.
 *
 * @param view which versions there are
 * @param sizes how much log
 * @param recovery what opening found
 */
record Census(IndexView view, LogSizes sizes, RecoveryReport recovery) {

  /** The counts and sizes, where the wall clock says {@code wallNanos}. */
  Stats stats(long wallNanos) {
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
        found());
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
