package org.korudelta;

/**
 * The work that a database does in the background on what was written long ago: it packs segments.
 * Moving the index to disk is not part of it, as writers wait for that.
 *
 * <p>Threading: safe from any thread.
 */
public interface Upkeep {

  /**
   * Begins nothing more by itself until {@link #resume}; what is asked for is done all the same.
   */
  void pause();

  /** Goes on. */
  void resume();

  /** What it does and has done since the database was opened. */
  Status status();

  /**
   * What upkeep does.
   *
   * @param paused whether it begins nothing by itself
   * @param running whether it works, asked or by itself
   * @param segmentsPacked how many segments it has packed
   * @param bytesBefore how long those were
   * @param bytesAfter how long they are now
   */
  record Status(
      boolean paused, boolean running, int segmentsPacked, long bytesBefore, long bytesAfter) {}
}
