package org.korudelta.log;

/**
 * A log that is ready for appends.
 *
 * @param state where it stands
 * @param report what opening found
 * @param lastSequence its last commit, 0 when there is none
 */
record Recovered(LogState state, RecoveryReport report, long lastSequence) {}
