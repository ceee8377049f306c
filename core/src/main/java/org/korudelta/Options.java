package org.korudelta;

import java.util.HashMap;
import java.util.Map;
import org.korudelta.causal.VersionIds;
import org.korudelta.hash.Digest;
import org.korudelta.log.LogOptions;
import org.korudelta.log.Packing;
import org.korudelta.vector.VectorOptions;

/**
 * How to open a database.
 *
 * @param digest SHA-256; the portable one unless the platform has a faster
 * @param durability when a write is answered
 * @param log how large parts of the log become
 * @param memory how much memory to take
 * @param packing whether and how old segments are packed
 * @param retention how much of its past a namespace keeps; one that is not named keeps everything;
 *     nobody changes it
 * @param vectors how vectors are indexed and searched
 */
public record Options(
    Digest digest,
    Durability durability,
    LogBounds log,
    MemoryBudget memory,
    PackOptions packing,
    Map<String, Retention> retention,
    VectorOptions vectors) {

  /**
   * The portable digest, every write synced, segments of 64 MiB, 64 MiB unwritten, 256 MiB in
   * memory.
   */
  public static Options defaults() {
    return new Options(
        Digest.portable(),
        Durability.sync(),
        LogBounds.defaults(),
        MemoryBudget.defaults(),
        PackOptions.defaults(),
        Map.of(),
        VectorOptions.defaults());
  }

  /** How the log is laid out and read. */
  LogOptions layout() {
    return LogOptions.defaults()
        .withSegmentBytesMax(log.segmentBytesMax())
        .withPacking(new Packing(new VersionIds(digest), packing.compresses(), memory.packBytes()));
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
    return new Options(other, durability, log, memory, packing, retention, vectors);
  }

  /** These options with another durability. */
  public Options withDurability(Durability other) {
    return new Options(digest, other, log, memory, packing, retention, vectors);
  }

  /** These options with another bound for segments, in bytes, 4 KiB to 1 GiB. */
  public Options withSegmentBytesMax(int bytes) {
    return with(new LogBounds(bytes, log.unwrittenBytesMax()));
  }

  /** These options with another bound for what is accepted and not written, in bytes. */
  public Options withUnwrittenBytesMax(long bytes) {
    return with(new LogBounds(log.segmentBytesMax(), bytes));
  }

  /** These options with another way to pack. */
  public Options withPacking(PackOptions other) {
    return new Options(digest, durability, log, memory, other, retention, vectors);
  }

  private Options with(LogBounds bounds) {
    return new Options(digest, durability, bounds, memory, packing, retention, vectors);
  }

  /** These options with another memory budget. */
  public Options withMemory(MemoryBudget budget) {
    return new Options(digest, durability, log, budget, packing, retention, vectors);
  }

  /** These options with a retention for a namespace, in place of one it may have. */
  public Options withRetention(String namespace, Retention kept) {
    Map<String, Retention> more = new HashMap<>(retention);
    more.put(namespace, kept);
    return new Options(digest, durability, log, memory, packing, Map.copyOf(more), vectors);
  }

  /** These options with another way to index and search vectors. */
  public Options withVectors(VectorOptions other) {
    return new Options(digest, durability, log, memory, packing, retention, other);
  }
}
