package org.korudelta.deterministic.choice;

/**
 * One choice.
 *
 * @param value what was chosen, in {@code [0, bound)}
 * @param bound how many there were to choose from
 * @param label what was decided
 */
public record Choice(int value, int bound, String label) {}
