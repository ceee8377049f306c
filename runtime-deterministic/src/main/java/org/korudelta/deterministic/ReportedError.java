package org.korudelta.deterministic;

/**
 * An error that reached nobody (R3).
 *
 * @param taskName the task it belongs to
 * @param error the error
 */
public record ReportedError(String taskName, Throwable error) {}
