package org.korudelta.deterministic;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskWait;
import org.korudelta.runtime.host.Deadlines;

/**
 * Drives a run, step by step and within its limits, and says why it does not go on.
 *
 * <p>Cost: one comparison for each step. What ran last is noted only when a limit is so near that
 * it may be reached before a thousand steps more.
 */
final class Drive {
  /*
   * A step is one piece of ready work, or one move of the clock.
   *
   * Invariant: no limit is reached before step watchFrom + RecentTasks.CALLBACKS_MAX, or this is
   * watching. The clock's moves put the limit of still steps off without telling: watchFrom is then
   * too early, and is put off when it is reached.
   */
  private final VirtualHost host;
  private final Supplier<List<TaskWait>> waits;
  private int stepsMax = DeterministicRuntime.STEPS_MAX_DEFAULT;
  private int stillStepsMax = DeterministicRuntime.STILL_STEPS_MAX_DEFAULT;
  private int steps;
  private int movedAtStep;
  private int watchFrom;
  private boolean watching;
  private RecentTasks recent = new RecentTasks();
  private @Nullable Runnable beforeStep;

  Drive(VirtualHost host, Supplier<List<TaskWait>> waits) {
    this.host = host;
    this.waits = waits;
  }

  /** Changes both limits. */
  void limit(int newStepsMax, int newStillStepsMax) {
    stepsMax = newStepsMax;
    stillStepsMax = newStillStepsMax;
    watchFrom = steps;
  }

  /** Runs {@code action} before each step, outside all tasks; what it throws ends the call. */
  void beforeEachStep(Runnable action) {
    beforeStep = action;
  }

  int stepsMax() {
    return stepsMax;
  }

  int stillStepsMax() {
    return stillStepsMax;
  }

  int steps() {
    return steps;
  }

  <T extends @Nullable Object> T await(Promise<T> promise) {
    begin();
    Awaited<T> awaited = new Awaited<>(promise);
    goOnUntil(awaited);
    return awaited.result();
  }

  void until(BooleanSupplier condition) {
    begin();
    goOnUntil(condition);
  }

  void untilIdle() {
    begin();
    boolean ran = advance();
    while (ran) {
      ran = advance();
    }
  }

  void pass(Duration duration) {
    begin();
    if (duration.isNegative()) {
      throw new KoruException.BadRequest("negative duration: runFor=" + duration);
    }
    goOnTo(Deadlines.after(host.nowNanos(), Deadlines.nanos(duration)));
  }

  void to(Duration sinceStart) {
    begin();
    if (sinceStart.isNegative()) {
      throw backwards(sinceStart.toString());
    }
    to(Deadlines.nanos(sinceStart));
  }

  void to(long nanos) {
    begin();
    if (nanos < host.nowNanos()) {
      throw backwards(Long.toString(nanos));
    }
    goOnTo(nanos);
  }

  private KoruException backwards(String target) {
    return new KoruException.BadRequest(
        "time does not go back: advanceTo=" + target + " now=" + host.nowNanos());
  }

  boolean step() {
    begin();
    return advance();
  }

  private void begin() {
    refuseInside();
    movedAtStep = steps;
  }

  private void refuseInside() {
    if (host.currentTask() != null) {
      throw new KoruException.WouldDeadlock("the run is driven from outside its tasks only");
    }
  }

  private void goOnUntil(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (!advance()) {
        throw deadlock();
      }
    }
  }

  private void goOnTo(long nanos) {
    boolean ran = advance(nanos);
    while (ran) {
      ran = advance(nanos);
    }
    host.moveTo(nanos);
  }

  private boolean advance() {
    return advance(Long.MAX_VALUE);
  }

  /** One step, unless nothing is ready and no timer is due up to {@code nanos}. */
  private boolean advance(long nanos) {
    if (steps >= watchFrom && host.busyUntil(nanos)) {
      watch();
    }
    if (beforeStep != null) {
      beforeStep.run();
    }
    if (host.runReady()) {
      steps++;
      return true;
    }
    if (!host.moveOn(nanos)) {
      return false;
    }
    movedAtStep = ++steps;
    return true;
  }

  /** A limit may be near: notes what runs if it is, and looks again later if it is not. */
  private void watch() {
    int left = Math.min(stepsMax - steps, stillStepsMax - (steps - movedAtStep));
    if (left <= 0) {
      throw livelock();
    }
    boolean near = left <= RecentTasks.CALLBACKS_MAX;
    watchFrom = near ? steps : steps + left - RecentTasks.CALLBACKS_MAX;
    if (near != watching) {
      watching = near;
      recent = near ? new RecentTasks() : recent;
      host.watch(near ? recent : null);
    }
  }

  private KoruException deadlock() {
    RunReport report =
        new RunReport("deadlock: nothing is ready and no timer is pending")
            .time(host.nowNanos())
            .wait(waits.get());
    return new KoruException.WouldDeadlock(report.toString());
  }

  private KoruException livelock() {
    int still = steps - movedAtStep;
    String headline =
        steps >= stepsMax
            ? "run does not end: steps=" + steps + " max=" + stepsMax
            : "run makes no progress: steps=" + steps + " still=" + still + " max=" + stillStepsMax;
    RunReport report =
        new RunReport(headline)
            .time(host.nowNanos())
            .ran(recent, host.nowNanos())
            .othersWait(waits.get(), recent);
    return new KoruException.Limit(report.toString());
  }
}
