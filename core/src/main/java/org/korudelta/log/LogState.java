package org.korudelta.log;

/**
 * Where a log stands between two appends.
 *
 * @param manifest the newest durable manifest
 * @param active its active segment
 */
record LogState(Manifest manifest, ActiveSegment active) {

  /** The sizes of the log, whose last commit is {@code lastSequence}. */
  LogSizes sizes(long lastSequence) {
    return new LogSizes(
        manifest.segments().size(), manifest.sealedBytes() + active.end(), lastSequence);
  }
}
