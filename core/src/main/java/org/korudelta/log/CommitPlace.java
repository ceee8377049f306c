package org.korudelta.log;

/**
 * Where a commit stands in the log.
 *
 * @param sequence its number
 * @param nanos its time, epoch nanoseconds
 * @param segment the segment's number
 * @param records where each of its records begins in the segment, in bytes, and where the last ends
 */
public record CommitPlace(long sequence, long nanos, int segment, long[] records) {
  /** The segment of a commit that is in none yet. */
  public static final int NOWHERE = 0;

  /** How many versions it has. */
  public int versions() {
    return records.length - 1;
  }

  /** Where the record with {@code ordinal} begins. */
  public LogPlace record(int ordinal) {
    return new LogPlace(segment, records[ordinal]);
  }

  /** Where the last record ends. */
  public LogPlace end() {
    return new LogPlace(segment, records[records.length - 1]);
  }
}
