package org.korudelta.log;

/**
 * The end of a log that a crash left incomplete, and that was cut (S2).
 *
 * <p>What was cut was not stated durable by anything that survived. Unless the storage lost bytes
 * it had synced, none of it was acknowledged.
 *
 * @param segment number of the segment, from 1
 * @param offset where in the segment the last whole commit ends
 * @param bytesCut how many bytes followed, without the zeros at their end
 */
public record TornTail(int segment, long offset, long bytesCut) {}
