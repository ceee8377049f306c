package org.korudelta.conformance.broken;

import org.korudelta.runtime.host.ForwardingHost;
import org.korudelta.runtime.host.Host;

/** Fires every timer before its deadline: a clock of coarse steps, rounded the wrong way. */
final class RingsEarly extends ForwardingHost {
  private static final long EARLY_NANOS = 1_000;

  RingsEarly(Host sound) {
    super(sound);
  }

  @Override
  public Timer executeAt(long deadlineNanos, Runnable work) {
    return super.executeAt(deadlineNanos - EARLY_NANOS, work);
  }
}
