package org.korudelta.deterministic.check;

/**
 * When something happened in a history.
 *
 * @param event its place among all events of the history, from 0; no two events share one
 * @param nanos virtual nanoseconds, never less than those of the event before
 */
public record Moment(int event, long nanos) {}
