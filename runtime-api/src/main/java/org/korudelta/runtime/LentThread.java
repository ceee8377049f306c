package org.korudelta.runtime;

/**
 * A thread outside the runtime that waits for what it has called, and lends itself to it meanwhile
 * (R11): it does work, which takes less time than to wake another thread for it.
 *
 * <p>Threading: safe from any thread.
 */
public interface LentThread {

  /**
   * Has the thread run {@code work} soon, outside any task and strand; answers false when it waits
   * no more. The work may block, as on a file, and calls nothing of the user's, who may hold locks.
   */
  boolean offer(Runnable work);

  /** Lets other threads go on for a moment; to be called by the thread itself, in such work. */
  default void giveWay() {}
}
