package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;

/** {@link HostedRuntime#sleep}, longer than zero (R5). */
final class Sleep extends TimedSuspension<@Nullable Void> {
  private final long untilNanos;

  Sleep(Task<?> task, long untilNanos) {
    super(task);
    this.untilNanos = untilNanos;
  }

  Sleep started() {
    start(untilNanos);
    return this;
  }

  @Override
  void wake() {
    completeHere(new Outcome.Success<>(null));
  }

  @Override
  String waitsFor() {
    return "sleep until " + untilNanos + " ns";
  }
}
