package org.korudelta;

/**
 * Where the values of versions are. Which one a value is in never changes an answer.
 *
 * @param hot the newest versions of keys in use, in memory
 * @param warm other versions that were written or read lately, in memory
 * @param cold segments of the log as they were written
 * @param deep segments that are packed
 */
public record Tiers(Memory hot, Memory warm, Disk cold, Disk deep) {

  /**
   * A tier in memory.
   *
   * @param values how many there are; the past of a key, kept as a whole, counts as one
   * @param bytes about how much memory they take
   * @param budgetBytes how much they may take at most
   * @param misses how many reads did not find theirs here since the database was opened, about:
   *     threads that miss at once may count as one
   */
  public record Memory(int values, long bytes, long budgetBytes, long misses) {}

  /**
   * A tier on disk.
   *
   * @param segments how many segments
   * @param fileBytes how long their files are
   * @param logBytes how long the log is that is in them
   * @param reads how long reads of one version from here took since the database was opened
   */
  public record Disk(int segments, long fileBytes, long logBytes, Latencies reads) {}
}
