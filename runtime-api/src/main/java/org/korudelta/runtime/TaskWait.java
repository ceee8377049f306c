package org.korudelta.runtime;

/**
 * A task that has not ended and what it waits for, in words.
 *
 * @param taskName the task's name
 * @param waitsFor for example {@code sleep until 5 s}, {@code the end of writer}
 */
public record TaskWait(String taskName, String waitsFor) {}
