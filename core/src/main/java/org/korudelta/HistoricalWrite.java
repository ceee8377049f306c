package org.korudelta;

import org.korudelta.text.Timestamp;

/** A write of the past; adjacent writes with equal {@code at} form one commit (D8). */
public record HistoricalWrite(Timestamp at, Write write) {}
