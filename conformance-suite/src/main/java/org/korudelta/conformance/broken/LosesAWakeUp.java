package org.korudelta.conformance.broken;

import org.korudelta.runtime.host.ForwardingHost;
import org.korudelta.runtime.host.Host;

/** Forgets every hundredth piece of work it is given: rare enough that short programs run well. */
final class LosesAWakeUp extends ForwardingHost {
  private static final int EVERY = 100;

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
