package org.korudelta.worlds.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskHandle;

/** Tasks that wait at several places at once and are cancelled: every wait ends so (R2). */
final class CancelAct extends Act {
  private static final int TASKS_MEAN = 2;
  private static final int WAITS_MEAN = 2;
  private static final int MILLIS_MAX = 6;

  /** One task: where it waits, and what it waited for when it was cancelled. */
  private static final class Waiter {
    final List<Promise<?>> waits = new ArrayList<>();
    final List<Promise<?>> cancelled = new ArrayList<>();
  }

  private final List<Waiter> waiters = new ArrayList<>();
  private final Channel<Integer> silent;

  CancelAct(Simulation simulation) {
    super("cancel", simulation);
    this.silent = runtime.channel(1);
  }

  @Override
  void start() {
    for (int task = 0; choices.more(TASKS_MEAN, "one more task?"); task++) {
      Waiter waiter = new Waiter();
      waiters.add(waiter);
      TaskHandle<?> handle = runtime.spawn("waiter " + task, () -> waits(waiter));
      runtime.spawn(
          "cancel " + task, () -> pause().then(once -> pause()).map(now -> cancel(waiter, handle)));
    }
  }

  private Promise<Integer> waits(Waiter waiter) {
    List<Promise<Integer>> all = new ArrayList<>();
    do {
      simulation.operation();
      Promise<?> wait = wait(choices.draw(3, "where"));
      waiter.waits.add(wait);
      all.add(wait.handle(outcome -> runtime.completed(1)));
    } while (choices.more(WAITS_MEAN, "one more wait?"));
    return runtime.all(all).map(List::size);
  }

  private Promise<? extends @Nullable Object> wait(int where) {
    return switch (where) {
      case 0 -> runtime.sleep(Duration.ofMillis(choices.draw(MILLIS_MAX, "milliseconds")));
      case 1 -> silent.receive();
      default -> runtime.yield();
    };
  }

  private boolean cancel(Waiter waiter, TaskHandle<?> handle) {
    for (Promise<?> wait : waiter.waits) {
      if (wait.peek().isEmpty()) {
        waiter.cancelled.add(wait);
      }
    }
    simulation.sometimes(waiter.cancelled.size() > 1, "cancel: several waits");
    handle.cancel();
    return true;
  }

  @Override
  void check() {
    for (Waiter waiter : waiters) {
      for (Promise<?> wait : waiter.cancelled) {
        boolean cancelled =
            wait.peek().filter(outcome -> outcome instanceof Outcome.Cancelled<?>).isPresent();
        always(cancelled, "cancel_unheard", "cancelled while it waited: outcome=" + wait.peek());
      }
    }
  }
}
