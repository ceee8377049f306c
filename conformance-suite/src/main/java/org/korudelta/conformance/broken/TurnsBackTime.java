package org.korudelta.conformance.broken;

import org.korudelta.runtime.host.ForwardingHost;
import org.korudelta.runtime.host.Host;

/** Every tenth reading of the monotonic clock lies a little back. */
final class TurnsBackTime extends ForwardingHost {
  private static final int EVERY = 10;
  private static final long BACK_NANOS = 1_000;

  private int readings;

  TurnsBackTime(Host sound) {
    super(sound);
  }

  @Override
  public long nowNanos() {
    readings++;
    return super.nowNanos() - (readings % EVERY == 0 ? BACK_NANOS : 0);
  }
}
