package org.korudelta.log;

/**
 * Where a log stands between two appends.
 *
 * @param manifest the newest durable manifest
 * @param active its active segment
 * @param sealedBytes the valid length of all other segments together
 */
record LogState(Manifest manifest, ActiveSegment active, long sealedBytes) {

  static LogState of(Manifest manifest, ActiveSegment active) {
    return new LogState(manifest, active, manifest.sealedBytes());
  }

  /** The sizes of the log, whose last commit is {@code lastSequence}. */
  LogSizes sizes(long lastSequence) {
    return new LogSizes(manifest.segments().size(), sealedBytes + active.end(), lastSequence);
  }
}
