package org.korudelta.index.run;

/**
 * Which file of an index it is.
 *
 * @param logId the log's id
 * @param number the number in its name
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record RunIdentity(byte[] logId, int number) {}
