package org.korudelta.worlds.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/** Tasks that sleep, some of them cancelled: on time to the nanosecond, and never early (R5). */
final class SleepAct extends Act {
  private static final int SLEEPERS_MEAN = 5;
  private static final int SLEEPS_MEAN = 4;
  private static final int DURATIONS = 20;

  /** Sleeps are multiples of this, so that some end within the same millisecond. */
  private static final Duration UNIT = Duration.ofNanos(300_000);

  private int started;
  private int ended;

  SleepAct(Simulation simulation) {
    super("sleep", simulation);
  }

  @Override
  void start() {
    for (int sleeper = 0; choices.more(SLEEPERS_MEAN, "one more sleeper?"); sleeper++) {
      perhapsCancelled(runtime.spawn("sleeper " + sleeper, this::sleep));
    }
  }

  private Promise<Integer> sleep() {
    if (!choices.more(SLEEPS_MEAN, "one more sleep?")) {
      return runtime.completed(0);
    }
    simulation.operation();
    started++;
    Duration duration = UNIT.multipliedBy(choices.draw(DURATIONS, "duration"));
    long due = runtime.now() + duration.toNanos();
    return runtime
        .sleep(duration)
        .handle(outcome -> runtime.completed(woken(due, outcome)))
        .then(awake -> awake ? sleep() : runtime.completed(0));
  }

  private boolean woken(long due, Outcome<@Nullable Void> outcome) {
    ended++;
    boolean slept = outcome instanceof Outcome.Success<@Nullable Void>;
    simulation.sometimes(!slept, "sleep: cancelled");
    always(
        !slept || runtime.now() == due,
        "sleep_time",
        "awake at another time: dueNanos=" + due + " nowNanos=" + runtime.now());
    return slept;
  }

  @Override
  void check() {
    always(started == ended, "sleep_for_ever", "started=" + started + " ended=" + ended);
  }
}
