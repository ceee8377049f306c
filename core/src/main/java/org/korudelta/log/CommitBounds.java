package org.korudelta.log;

/**
 * Which commits are wanted.
 *
 * @param afterNanos later than this
 * @param untilNanos and not later than this, the time of a commit that is there
 * @param limit whole commits until there are so many versions
 * @param bytesMax and until their records have so many bytes
 */
public record CommitBounds(long afterNanos, long untilNanos, int limit, long bytesMax) {

  /** Those within these times, however long they are. */
  public CommitBounds(long afterNanos, long untilNanos, int limit) {
    this(afterNanos, untilNanos, limit, Long.MAX_VALUE);
  }

  /** Whether nothing is wanted. */
  public boolean isEmpty() {
    return afterNanos >= untilNanos || limit <= 0;
  }

  /** Those of them that are not later than {@code nanos}. */
  public CommitBounds until(long nanos) {
    return new CommitBounds(afterNanos, Math.min(untilNanos, nanos), limit, bytesMax);
  }

  /** Those of them that are later than {@code nanos}. */
  public CommitBounds after(long nanos) {
    return new CommitBounds(Math.max(afterNanos, nanos), untilNanos, limit, bytesMax);
  }

  /** The rest, where {@code versions} are there. */
  public CommitBounds less(int versions) {
    return new CommitBounds(afterNanos, untilNanos, limit - versions, bytesMax);
  }
}
