package org.korudelta.conformance.broken;

import org.korudelta.runtime.host.ForwardingHost;
import org.korudelta.runtime.host.Host;

/** Its error sink is a bottomless one. */
final class SwallowsErrors extends ForwardingHost {

  SwallowsErrors(Host sound) {
    super(sound);
  }

  @Override
  public void reportError(String taskName, Throwable error) {}
}
