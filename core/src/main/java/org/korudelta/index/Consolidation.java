package org.korudelta.index;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;

/**
 * What becomes of an index that grows: it moves to disk, or stays in memory.
 *
 * <p>Threading: on the strand of the index, but {@link #durableBy}, which comes before anything
 * else, {@link #settle} and {@link #end}.
 */
public interface Consolidation {

  /** Lets {@code work} make durable what is visible, before any of it is written down here. */
  void durableBy(Supplier<Promise<@Nullable Void>> work);

  /** Says that commits were added; on the strand. */
  void advance();

  /** Whether commits come faster than they are written; {@link #idle} says when no more. */
  boolean isBehind();

  /** Completes when the work at hand is done. */
  Promise<@Nullable Void> idle();

  /** Makes counts exact that rest on a guess since the log was read. */
  Promise<@Nullable Void> settle();

  /** Ends the work; a failure is none: the log has it all. */
  Promise<@Nullable Void> end();
}
