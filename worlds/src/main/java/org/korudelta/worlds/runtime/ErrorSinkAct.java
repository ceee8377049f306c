package org.korudelta.worlds.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.ReportedError;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.storage.MemoryDisk;

/**
 * Promises that fail while somebody looks, nobody does, or nobody does any more: an error that
 * reaches nobody is reported once, and no other (R3).
 *
 * <p>It has a runtime of its own: what that of the world reports is a failure.
 */
final class ErrorSinkAct extends Act {
  private static final int ERRORS_MEAN = 4;
  private static final int MILLIS_MAX = 4;

  /** Who looks at a promise. */
  private enum Looks {
    NOBODY,
    BEFORE,
    LATER,
    UNTIL_DEADLINE
  }

  /** One promise that fails, and what became of its error. */
  private static final class Failing {
    final Looks looks;
    final Throwable error;
    int seen;
    boolean late;

    Failing(Looks looks, Throwable error) {
      this.looks = looks;
      this.error = error;
    }
  }

  private final List<Failing> all = new ArrayList<>();

  ErrorSinkAct(Simulation simulation) {
    super("error", simulation, runtime(simulation));
  }

  private static DeterministicRuntime runtime(Simulation simulation) {
    return DeterministicRuntime.of(simulation.choices().stream("error-schedule"), new MemoryDisk());
  }

  @Override
  void start() {
    while (choices.more(ERRORS_MEAN, "one more error?")) {
      simulation.operation();
      Looks looks = Looks.values()[choices.draw(Looks.values().length, "who looks")];
      Failing failing = new Failing(looks, new KoruException.Unavailable("error-" + all.size()));
      all.add(failing);
      start(failing);
    }
  }

  private void start(Failing failing) {
    PromiseSource<Integer> source = runtime.promise();
    Promise<Integer> promise = source.promise();
    switch (failing.looks) {
      case NOBODY -> {}
      case BEFORE -> promise.onComplete(outcome -> see(failing, outcome));
      case LATER -> runtime.spawn("look", () -> pause().map(now -> look(failing, promise)));
      case UNTIL_DEADLINE ->
          runtime
              .timeout(Duration.ofMillis(1 + choices.draw(MILLIS_MAX, "patience")), promise)
              .onComplete(outcome -> see(failing, outcome));
    }
    runtime.spawn(
        "fail", () -> pause().then(once -> pause()).map(now -> source.fail(failing.error)));
  }

  private boolean look(Failing failing, Promise<Integer> promise) {
    failing.late = promise.peek().isPresent();
    promise.onComplete(outcome -> see(failing, outcome));
    return true;
  }

  private static void see(Failing failing, Outcome<Integer> outcome) {
    boolean same =
        outcome instanceof Outcome.Failure<Integer> it && it.error().equals(failing.error);
    failing.seen += same ? 1 : 0;
  }

  @Override
  void check() {
    runtime.runUntilIdle();
    for (Failing failing : all) {
      int reported = reported(failing.error);
      simulation.sometimes(reported > 0, "error: reported");
      simulation.sometimes(failing.late, "error: seen late");
      boolean right =
          failing.late ? failing.seen == 1 && reported <= 1 : failing.seen + reported == 1;
      always(
          right,
          "error_swallowed",
          "looks=" + failing.looks + " seen=" + failing.seen + " reported=" + reported);
    }
  }

  private int reported(Throwable error) {
    int times = 0;
    for (ReportedError reported : runtime.errors()) {
      times += reported.error().equals(error) ? 1 : 0;
    }
    return times;
  }
}
