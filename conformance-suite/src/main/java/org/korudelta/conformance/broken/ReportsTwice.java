package org.korudelta.conformance.broken;

import org.korudelta.runtime.host.ForwardingHost;
import org.korudelta.runtime.host.Host;

/** Says everything again. */
final class ReportsTwice extends ForwardingHost {

  ReportsTwice(Host sound) {
    super(sound);
  }

  @Override
  public void reportError(String taskName, Throwable error) {
    super.reportError(taskName, error);
    super.reportError(taskName, error);
  }
}
