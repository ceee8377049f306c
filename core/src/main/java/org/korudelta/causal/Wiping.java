package org.korudelta.causal;

import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;

/**
 * Why a version has no value any more. It is kept where the salt was.
 *
 * @param reason what took the value
 * @param horizonNanos with {@link Reason#RETIRED} the time of the key's first version that was kept
 *     then, epoch nanoseconds; else 0
 */
public record Wiping(Reason reason, long horizonNanos) {

  /** What takes values. */
  public enum Reason {
    /** Somebody asked for it. */
    ERASED(0),
    /** The namespace's retention. */
    RETIRED(1);

    private final long code;

    Reason(long code) {
      this.code = code;
    }
  }

  /** On request. */
  public static final Wiping ERASED = new Wiping(Reason.ERASED, 0);

  /** By retention, the key's versions from {@code horizonNanos} on being kept. */
  public static Wiping retired(long horizonNanos) {
    return new Wiping(Reason.RETIRED, horizonNanos);
  }

  /** Its 16 bytes. */
  public byte[] bytes() {
    return new ByteSink(VersionRecord.SALT_BYTES).putLong(reason.code).putLong(horizonNanos).copy();
  }

  static Wiping of(byte[] bytes) {
    ByteSource source = new ByteSource(bytes);
    Reason reason = source.getLong() == Reason.ERASED.code ? Reason.ERASED : Reason.RETIRED;
    return new Wiping(reason, source.getLong());
  }
}
