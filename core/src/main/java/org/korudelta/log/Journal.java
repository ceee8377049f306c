package org.korudelta.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionRecord;
import org.korudelta.runtime.Promise;

/**
 * Where the commits of a database go, in their order, and where their versions are read: a {@link
 * CommitLog}, or nothing but memory.
 *
 * <p>Errors are those of {@link CommitLog}. Threading: one call at a time, each after the promise
 * of the one before; {@link #sizes} and what the {@link #reader} does from any thread.
 */
public interface Journal {

  /** Adds commits, durably. */
  Promise<List<CommitPlace>> append(List<List<VersionRecord>> commits);

  /** Adds commits; they are durable after {@link #sync}. */
  Promise<List<CommitPlace>> write(List<List<VersionRecord>> commits);

  /** Makes everything written durable. */
  Promise<@Nullable Void> sync();

  /** Makes everything written part of segments that take no appends any more. */
  Promise<@Nullable Void> roll();

  /** How much there is now. */
  LogSizes sizes();

  /** What opening found. */
  RecoveryReport recovery();

  /** Reads what was published. */
  JournalReader reader();

  /** Packs segments, and takes values out of them. */
  SealedSegments packing();

  /** Ends it; closing twice is harmless. */
  Promise<@Nullable Void> close();
}
