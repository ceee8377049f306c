package org.korudelta.browser;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.host.EventKernel;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.host.TaskContext;
import org.korudelta.runtime.peers.PeerPort;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.runtime.storage.MemoryStorage;
import org.korudelta.runtime.storage.Storage;
import org.teavm.jso.JSObject;

/**
 * A host on a JavaScript event loop.
 *
 * <p>All ready work is drained in one microtask; after {@link TimeSlice#MILLIS} of it the platform
 * gets a macrotask (R12). One platform timer serves all deadlines: it is set for the earliest, at
 * most 2^31−1 ms ahead, and the clock is read again when it fires, so a timer that fires early or
 * is cut short is set again.
 *
 * <p>Threading: the one thread of the event loop.
 */
final class BrowserHost implements Host {
  /*
   * Invariants:
   *  - awake: exactly one call of turn() is under way or handed to the platform
   *  - not awake: nothing is ready, and the platform timer stands at the kernel's earliest deadline,
   *    or there is neither, so an ended process is not kept alive
   *  - nothing that work or the error sink throws leaves turn()
   */
  private static final double TIMER_MILLIS_MAX = 0x7FFF_FFFF;
  private static final double NANOS_PER_MILLI = 1e6;

  private final EventKernel kernel = new EventKernel();
  private final Entropy entropy = new CryptoEntropy();
  private final TimeSlice slice = new TimeSlice();
  private final SafeSink errors;
  private final EventLoop.Callback turn = this::turn;
  private final EventLoop.Callback freshTurn = this::freshTurn;
  private final EventLoop.Callback timerFired = this::timerFired;
  private final @Nullable StorageAdapter adapter;
  private @Nullable ScriptStorage storage;
  private @Nullable TaskContext current;
  private @Nullable JSObject timer;
  private long timerDeadlineNanos = EventKernel.NO_DEADLINE;
  private long lastNanos;
  private boolean awake;

  /** A host whose storage is memory. */
  BrowserHost(ErrorSink errors) {
    this(errors, null);
  }

  /** A host whose storage is that of {@code adapter}; memory where there is none. */
  BrowserHost(ErrorSink errors, @Nullable StorageAdapter adapter) {
    this.errors = new SafeSink(errors);
    this.adapter = adapter;
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
    armTimer();
    return () -> {
      pending.cancel();
      armTimer();
    };
  }

  @Override
  public boolean oneThread() {
    return true;
  }

  @Override
  public long nowNanos() {
    lastNanos = Math.max(lastNanos, (long) (EventLoop.monotonicMillis() * NANOS_PER_MILLI));
    return lastNanos;
  }

  @Override
  public long wallNanos() {
    return ((long) EventLoop.epochMillis()) * 1_000_000L;
  }

  @Override
  public Entropy entropy() {
    return entropy;
  }

  @Override
  public Storage storage(AsyncRuntime runtime) {
    if (adapter == null) {
      return new MemoryStorage(runtime, new MemoryDisk());
    }
    storage = new ScriptStorage(runtime, adapter, errors);
    return storage;
  }

  @Override
  public PeerPort peers() {
    return new WebPeers(errors);
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
    if (storage != null) {
      storage.shutDown();
    }
  }

  private void wake() {
    if (!awake) {
      awake = true;
      nextTurn();
    }
  }

  private void nextTurn() {
    if (slice.usedUp()) {
      EventLoop.macrotask(freshTurn);
    } else {
      EventLoop.microtask(turn);
    }
  }

  private void freshTurn() {
    slice.renew();
    turn();
  }

  private void turn() {
    slice.enter(EventLoop.monotonicMillis());
    boolean more;
    do {
      more = runBatch();
      slice.spend(EventLoop.monotonicMillis());
    } while (more && !slice.usedUp());
    if (more) {
      nextTurn();
    } else {
      awake = false;
      armTimer();
    }
  }

  private boolean runBatch() {
    try {
      kernel.fireDue(nowNanos());
      return kernel.runReady(slice.batch());
    } catch (Throwable error) {
      reportError("event loop", error);
      return kernel.hasReady();
    }
  }

  /** Sets the platform's timer for the earliest deadline; while awake the end of the turn does. */
  private void armTimer() {
    long deadlineNanos = kernel.nextDeadlineNanos();
    if (awake || (timer != null && deadlineNanos == timerDeadlineNanos)) {
      return;
    }
    disarmTimer();
    if (deadlineNanos != EventKernel.NO_DEADLINE) {
      timerDeadlineNanos = deadlineNanos;
      timer = EventLoop.timer(timerFired, millisUntil(deadlineNanos));
    }
  }

  private double millisUntil(long deadlineNanos) {
    double millis = Math.ceil(((double) deadlineNanos - nowNanos()) / NANOS_PER_MILLI);
    return Math.min(Math.max(millis, 0), TIMER_MILLIS_MAX);
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
      freshTurn();
    }
  }
}
