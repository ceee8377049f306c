package org.korudelta.log;

/**
 * A log that is ready for appends.
 *
 * @param state where it stands
 * @param report what opening found
 * @param lastSequence its last commit, 0 when there is none
 */
record Recovered(LogState state, RecoveryReport report, long lastSequence) {

  /** The same log, whose newest manifest is {@code manifest}. */
  Recovered under(Manifest manifest) {
    return new Recovered(LogState.of(manifest, state.active()), report, lastSequence);
  }
}
