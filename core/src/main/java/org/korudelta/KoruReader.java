package org.korudelta;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;

/**
 * A database that is open, to be read: at its last commit, or as of any time before. One that is
 * open to be read only ({@link KoruDelta#openReadOnly}) stands at one read point for ever; whoever
 * wants to see later commits opens again.
 *
 * <p>Threading: safe from any thread and task.
 */
public interface KoruReader extends Reads {

  /**
   * The last commit's read point, fixed (D8).
   *
   * @throws KoruException.Closed after {@link #close}
   */
  Snapshot snapshot();

  /**
   * The database as it was at {@code at}, inclusive (D10). A time above the last commit gives the
   * last commit: later commits never show up in it.
   */
  Snapshot asOf(Timestamp at);

  /** Counts and sizes. */
  Promise<Stats> stats();

  /**
   * Waits until the vectors of all commits so far are indexed, and as many of them linked into
   * graphs as the blocks that are full have, and tells of each model in each namespace, in order.
   */
  Promise<List<VectorSpaceReport>> vectorIndex();

  /**
   * Closes the database. From the call on reads fail {@code closed}, those of snapshots too; a
   * second call gives the first one's answer.
   */
  Promise<@Nullable Void> close();
}
