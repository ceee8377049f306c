package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;

/** {@link HostedRuntime#sleep}, longer than zero (R5); stands in a {@link TimerQueue} itself. */
final class Sleep extends TimedSuspension<@Nullable Void> implements TimerEntry {
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
    completeHere(Nothing.success());
  }

  @Override
  void abandon() {
    super.abandon();
    leaveTask();
  }

  @Override
  public boolean over() {
    return !pending();
  }

  @Override
  String waitsFor() {
    return "sleep until " + Deadlines.inWords(untilNanos);
  }
}
