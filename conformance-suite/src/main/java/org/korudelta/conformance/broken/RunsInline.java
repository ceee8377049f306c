package org.korudelta.conformance.broken;

import org.korudelta.runtime.host.ForwardingHost;
import org.korudelta.runtime.host.Host;

/**
 * Runs work inside the call that gives it. Nested deeper than a stack is safe to be, it is sound
 * again, so that a broken run ends the same way on every machine.
 */
final class RunsInline extends ForwardingHost {
  private static final int DEPTH_MAX = 32;

  private int depth;

  RunsInline(Host sound) {
    super(sound);
  }

  @Override
  public void execute(Runnable work) {
    if (depth == DEPTH_MAX) {
      super.execute(work);
      return;
    }
    depth++;
    try {
      work.run();
    } finally {
      depth--;
    }
  }
}
