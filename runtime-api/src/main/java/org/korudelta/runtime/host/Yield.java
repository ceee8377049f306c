package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;

/** {@link HostedRuntime#yield}: its work stands at the end of the ready queue. */
final class Yield extends Suspension<@Nullable Void> implements Runnable {

  Yield(Task<?> task) {
    super(task);
  }

  Yield started() {
    if (enrol()) {
      runtime.host.execute(this);
    }
    return this;
  }

  @Override
  public void run() {
    completeHere(Nothing.success());
  }

  @Override
  String waitsFor() {
    return "yield";
  }
}
