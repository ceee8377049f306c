package org.korudelta.deterministic;

/** Monotonic time that moves only when there is nothing else to do. */
final class VirtualClock {
  private long nanos;

  long nanos() {
    return nanos;
  }

  void moveTo(long laterNanos) {
    nanos = Math.max(nanos, laterNanos);
  }
}
