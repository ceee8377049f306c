package org.korudelta.worlds.vectors;

import org.jspecify.annotations.Nullable;
import org.korudelta.causal.Operation;
import org.korudelta.causal.Version;
import org.korudelta.vector.Embedding;

/** A version of the log, the embedding that it carries, and how long it was current. */
final class Carried implements Comparable<Carried> {
  private static final int NEVER = Integer.MAX_VALUE;

  private final Version version;
  private final @Nullable Embedding embedding;
  private long endedNanos = Long.MAX_VALUE;
  private int newer;
  private boolean wiped;
  private int settled = NEVER;

  Carried(Version version) {
    this.version = version;
    this.wiped = version.isWiped();
    this.embedding =
        version.operation() == Operation.EMBED && !wiped ? version.embedding().orElseThrow() : null;
  }

  Version version() {
    return version;
  }

  /** What it carries, also when that was taken since; null for what carries none. */
  @Nullable Embedding embedding() {
    return embedding;
  }

  long nanos() {
    return version.timestamp().epochNanos();
  }

  /** Whether it was its key's newest version at a time. */
  boolean isNewestAt(long nanos) {
    return nanos() <= nanos && nanos < endedNanos;
  }

  /** Its key got another version. */
  void succeeded(long nanos) {
    endedNanos = Math.min(endedNanos, nanos);
    newer++;
  }

  /** How many versions its key got since. */
  int newer() {
    return newer;
  }

  /** The log says that its value was taken. */
  void wipe() {
    wiped = true;
  }

  boolean isWiped() {
    return wiped;
  }

  /** Whoever took its value said at {@code moment} that it was done. */
  void settle(int moment) {
    settled = Math.min(settled, moment);
  }

  boolean isSettled() {
    return settled != NEVER;
  }

  /** Whether that was said by {@code moment}. */
  boolean isGoneSince(int moment) {
    return settled <= moment;
  }

  @Override
  public int compareTo(Carried other) {
    int times = version.timestamp().compareTo(other.version.timestamp());
    return times != 0 ? times : Integer.compare(version.ordinal(), other.version.ordinal());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Carried that && version.equals(that.version);
  }

  @Override
  public int hashCode() {
    return version.hashCode();
  }
}
