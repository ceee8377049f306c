package org.korudelta.table;

/**
 * One entry of a table.
 *
 * @param key its key
 * @param value its value
 */
public record TableEntry(byte[] key, byte[] value) {}
