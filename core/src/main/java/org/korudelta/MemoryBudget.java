package org.korudelta;

import org.korudelta.error.KoruException;

/**
 * How much memory a database may take for what it can read again, and for the index of its newest
 * commits. Answers never depend on it. The index of vectors is beside it: some 285 bytes for each
 * version that carries one of 100 dimensions, once it is in use.
 *
 * @param hotBytes for the current versions of keys in use
 * @param warmBytes for other versions that were written or read lately, which may take what hot
 *     ones leave, too; and as much again for embeddings that searches have met
 * @param indexBytes for blocks of the index and of packed segments, and for the times of versions
 *     of keys whose past is asked for
 * @param tailVersions how many versions the index holds in memory before it writes them down, some
 *     150 bytes each; up to three times as many while it does
 */
public record MemoryBudget(long hotBytes, long warmBytes, long indexBytes, int tailVersions) {
  private static final int TAIL_VERSIONS_MAX = 64 << 10;
  private static final int TAIL_VERSION_BYTES = 1024;

  /** Checks the bounds; {@code bad_request} for a negative size or no version. */
  public MemoryBudget {
    if (hotBytes < 0 || warmBytes < 0 || indexBytes < 0 || tailVersions < 1) {
      throw new KoruException.BadRequest(
          "memory budget out of range: hot="
              + hotBytes
              + " warm="
              + warmBytes
              + " index="
              + indexBytes
              + " tailVersions="
              + tailVersions);
    }
  }

  /** Divides {@code bytes}: two fifths hot, two fifths warm, a fifth for the index. */
  public static MemoryBudget ofBytes(long bytes) {
    long tail = Math.max(1, Math.min(TAIL_VERSIONS_MAX, bytes / TAIL_VERSION_BYTES));
    long fifth = bytes / 5;
    return new MemoryBudget(2 * fifth, 2 * fifth, fifth, (int) tail);
  }

  /** 256 MiB. */
  public static MemoryBudget defaults() {
    return ofBytes(256L << 20);
  }

  /** For versions that are not current, beside current ones that take {@code hot} bytes. */
  long warmBytesBeside(long hot) {
    long left = Math.max(0, hotBytes - hot);
    return warmBytes > Long.MAX_VALUE - left ? Long.MAX_VALUE : warmBytes + left;
  }

  /** For blocks of the index. */
  long blockBytes() {
    return indexBytes / 2;
  }

  /** For the times of versions of keys in use. */
  long timelineBytes() {
    return indexBytes / 8 * 3;
  }

  /** For blocks of packed segments. */
  long packBytes() {
    return indexBytes / 8;
  }
}
