package org.korudelta;

/**
 * A fixed read point: its answers never change (D8). Holds memory, no lock; nothing to close. Once
 * its database is closed, its reads fail {@code closed}.
 */
public interface Snapshot extends Reads {}
