package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;

/** {@link HostedRuntime#yield}: its work stands at the end of the ready queue. */
final class Yield extends Suspension<@Nullable Void> {

  Yield(Task<?> task) {
    super(task);
  }

  Yield started() {
    if (enrol()) {
      runtime.host.execute(() -> completeHere(new Outcome.Success<>(null)));
    }
    return this;
  }

  @Override
  String waitsFor() {
    return "yield";
  }
}
