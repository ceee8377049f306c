package org.korudelta.log;

/**
 * What stands before the version records of one commit.
 *
 * @param bodyLength length of the records together, in bytes
 * @param recordCount how many records
 * @param sequence the commit's number in the log, from 1 without gaps
 * @param timestampNanos the commit's time, epoch nanoseconds
 * @param durableOffset offset in this segment below which everything was durable when the group was
 *     written
 * @param recordsChecksum CRC-32 over the checksums of the records, which binds them to this group
 * @param afterSeal whether a seal stands right before the group
 */
record GroupHeader(
    int bodyLength,
    int recordCount,
    long sequence,
    long timestampNanos,
    long durableOffset,
    int recordsChecksum,
    boolean afterSeal) {

  /** The same group in another place. */
  GroupHeader moved(long newDurableOffset) {
    return new GroupHeader(
        bodyLength,
        recordCount,
        sequence,
        timestampNanos,
        newDurableOffset,
        recordsChecksum,
        false);
  }
}
