package org.korudelta;

import org.korudelta.hash.Digest;

/**
 * How to open a database.
 *
 * @param digest SHA-256; the portable one unless the platform has a faster
 * @param durability when a write is answered
 * @param log how large parts of the log become
 * @param memory how much memory to take
 */
public record Options(Digest digest, Durability durability, LogBounds log, MemoryBudget memory) {

  /**
   * The portable digest, every write synced, segments of 64 MiB, 64 MiB unwritten, 256 MiB in
   * memory.
   */
  public static Options defaults() {
    return new Options(
        Digest.portable(), Durability.sync(), LogBounds.defaults(), MemoryBudget.defaults());
  }

  /** A log segment's size bound in bytes. */
  public int segmentBytesMax() {
    return log.segmentBytesMax();
  }

  /** How much may be accepted and not written yet, in bytes. */
  public long unwrittenBytesMax() {
    return log.unwrittenBytesMax();
  }

  /** These options with another digest. */
  public Options withDigest(Digest other) {
    return new Options(other, durability, log, memory);
  }

  /** These options with another durability. */
  public Options withDurability(Durability other) {
    return new Options(digest, other, log, memory);
  }

  /** These options with another bound for segments, in bytes, 4 KiB to 1 GiB. */
  public Options withSegmentBytesMax(int bytes) {
    return with(new LogBounds(bytes, log.unwrittenBytesMax()));
  }

  /** These options with another bound for what is accepted and not written, in bytes. */
  public Options withUnwrittenBytesMax(long bytes) {
    return with(new LogBounds(log.segmentBytesMax(), bytes));
  }

  private Options with(LogBounds bounds) {
    return new Options(digest, durability, bounds, memory);
  }

  /** These options with another memory budget. */
  public Options withMemory(MemoryBudget budget) {
    return new Options(digest, durability, log, budget);
  }
}
