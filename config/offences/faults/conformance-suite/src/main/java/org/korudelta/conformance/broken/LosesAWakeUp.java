package org.korudelta.conformance.broken;

import org.korudelta.runtime.host.Host;

/** Offence: a fault so rare that no scenario notices it. */
final class LosesAWakeUp extends ForwardingHost {
  private static final int EVERY = 1_000_000;

  private int given;

  LosesAWakeUp(Host sound) {
    super(sound);
  }

  @Override
  public void execute(Runnable work) {
    given++;
    if (given % EVERY != 0) {
      super.execute(work);
    }
  }
}
