package org.korudelta.runtime;

/**
 * A task that has not ended and what it waits for, in words.
 *
 * @param taskName the task's name
 * @param waitsFor for example {@code receive}
 */
public record TaskWait(String taskName, String waitsFor) {}
