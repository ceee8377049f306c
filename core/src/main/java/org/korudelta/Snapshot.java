package org.korudelta;

/** A fixed read point: its answers never change (D8). Holds memory, no lock; nothing to close. */
public interface Snapshot extends Reads {}
