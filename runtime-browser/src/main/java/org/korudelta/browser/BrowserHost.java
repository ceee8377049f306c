package org.korudelta.browser;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.host.EventKernel;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.host.TaskContext;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.runtime.storage.MemoryStorage;
import org.korudelta.runtime.storage.Storage;
import org.teavm.jso.JSObject;

/**
 * A host on a JavaScript event loop.
 *
 * <p>All ready work is drained in one microtask; after {@link #TURN_MILLIS} the platform gets a
 * macrotask (R12). One platform timer serves all deadlines: it is set for the earliest, at most
 * 2^31−1 ms ahead, and the clock is read again when it fires, so a timer that fires early or is cut
 * short is set again.
 */
final class BrowserHost implements Host {
  private static final double TURN_MILLIS = 8;
  private static final int WORK_BETWEEN_CLOCK_READS = 64;
  private static final double TIMER_MILLIS_MAX = 0x7FFF_FFFF;
  private static final double NANOS_PER_MILLI = 1e6;

  private final EventKernel kernel = new EventKernel();
  private final Entropy entropy = new CryptoEntropy();
  private final ErrorSink errors;
  private final EventLoop.Callback turn = this::turn;
  private final EventLoop.Callback nextMacrotask = EventLoop.macrotask(turn);
  private final EventLoop.Callback timerFired = this::timerFired;
  private @Nullable TaskContext current;
  private @Nullable JSObject timer;
  private long timerDeadlineNanos = EventKernel.NO_DEADLINE;
  private boolean awake;

  BrowserHost(ErrorSink errors) {
    this.errors = errors;
  }

  @Override
  public void execute(Runnable work) {
    kernel.execute(work);
    wake();
  }

  @Override
  public void executeAfterReady(Runnable work) {
    kernel.executeAfterReady(work);
    wake();
  }

  @Override
  public Timer executeAt(long deadlineNanos, Runnable work) {
    Timer pending = kernel.executeAt(deadlineNanos, work);
    if (!awake) {
      armTimer();
    }
    return pending;
  }

  @Override
  public long nowNanos() {
    return (long) (EventLoop.monotonicMillis() * NANOS_PER_MILLI);
  }

  @Override
  public long wallNanos() {
    return (long) EventLoop.epochMillis() * 1_000_000L;
  }

  @Override
  public Entropy entropy() {
    return entropy;
  }

  @Override
  public Storage storage(AsyncRuntime runtime) {
    return new MemoryStorage(runtime, new MemoryDisk());
  }

  @Override
  public void reportError(String taskName, Throwable error) {
    errors.report(taskName, error);
  }

  @Override
  public @Nullable TaskContext currentTask() {
    return current;
  }

  @Override
  public void currentTask(@Nullable TaskContext task) {
    current = task;
  }

  @Override
  public void shutDown() {
    kernel.stopTimers();
    disarmTimer();
  }

  private void wake() {
    if (!awake) {
      awake = true;
      EventLoop.microtask(turn);
    }
  }

  private void turn() {
    double deadlineMillis = EventLoop.monotonicMillis() + TURN_MILLIS;
    boolean more;
    do {
      kernel.fireDue(nowNanos());
      more = kernel.runReady(WORK_BETWEEN_CLOCK_READS);
    } while (more && EventLoop.monotonicMillis() < deadlineMillis);
    if (more) {
      nextMacrotask.call();
    } else {
      awake = false;
      armTimer();
    }
  }

  private void armTimer() {
    long deadlineNanos = kernel.nextDeadlineNanos();
    if (timer != null && deadlineNanos == timerDeadlineNanos) {
      return;
    }
    disarmTimer();
    if (deadlineNanos != EventKernel.NO_DEADLINE) {
      double millis = Math.ceil((deadlineNanos - nowNanos()) / NANOS_PER_MILLI);
      timerDeadlineNanos = deadlineNanos;
      timer = EventLoop.timer(timerFired, Math.max(0, Math.min(millis, TIMER_MILLIS_MAX)));
    }
  }

  private void disarmTimer() {
    if (timer != null) {
      EventLoop.clearTimer(timer);
      timer = null;
    }
  }

  private void timerFired() {
    timer = null;
    if (!awake) {
      awake = true;
      turn();
    }
  }
}
