package org.korudelta.index.tail;

/**
 * Where a walk over keys begins.
 *
 * @param namespace whose keys
 * @param key the first key is this or the next
 * @param nanos the time as of which, epoch nanoseconds
 */
public record KeyStart(String namespace, String key, long nanos) {}
