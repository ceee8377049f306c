package org.korudelta.log;

import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;

/**
 * A place in the log.
 *
 * @param segment the segment's number
 * @param offset in the segment, in bytes
 */
public record LogPlace(int segment, long offset) {
  /** The place before any commit. */
  public static final LogPlace BEGINNING = new LogPlace(0, 0);

  /** Reads a place. */
  public static LogPlace read(ByteSource source) {
    return new LogPlace(source.getVarint(), source.getVarlong());
  }

  /** Writes it. */
  public void write(ByteSink sink) {
    sink.putVarint(segment).putVarlong(offset);
  }
}
