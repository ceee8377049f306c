package org.korudelta.index.run;

import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.log.LogPlace;

/**
 * The stretch of the log that a run holds: whole commits, at least one.
 *
 * @param firstSequence number of its first commit
 * @param lastSequence number of its last commit
 * @param end where its last commit ends in the log
 * @param firstNanos time of the first commit
 * @param lastNanos time of the last commit
 */
public record RunSpan(
    long firstSequence, long lastSequence, LogPlace end, long firstNanos, long lastNanos) {

  static RunSpan read(ByteSource source) {
    return new RunSpan(
        source.getVarlong(),
        source.getVarlong(),
        LogPlace.read(source),
        source.getNanos(),
        source.getNanos());
  }

  void write(ByteSink sink) {
    sink.putVarlong(firstSequence).putVarlong(lastSequence);
    end.write(sink);
    sink.putNanos(firstNanos).putNanos(lastNanos);
  }

  /** How many commits there are. */
  public long commits() {
    return lastSequence - firstSequence + 1;
  }

  /** This stretch and {@code next}, which follows it. */
  RunSpan and(RunSpan next) {
    return new RunSpan(firstSequence, next.lastSequence, next.end, firstNanos, next.lastNanos);
  }
}
