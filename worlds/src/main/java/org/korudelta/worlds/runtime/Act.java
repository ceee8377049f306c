package org.korudelta.worlds.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskHandle;

/** One kind of small program, its choices in a stream of its own, and what must hold of it. */
abstract class Act {
  private static final int PAUSES = 4;
  private static final int CANCEL_ONE_IN = 6;

  final Simulation simulation;
  final DeterministicRuntime runtime;
  final Choices choices;
  private final String name;

  Act(String name, Simulation simulation) {
    this(name, simulation, simulation.runtime());
  }

  Act(String name, Simulation simulation, DeterministicRuntime runtime) {
    this.name = name;
    this.simulation = simulation;
    this.runtime = runtime;
    this.choices = simulation.choices().stream(name);
  }

  final String name() {
    return name;
  }

  /** Starts the tasks. */
  abstract void start();

  /** Everything has ended: what must hold now. */
  abstract void check();

  /** Nothing, a turn for others, or some milliseconds. */
  final Promise<@Nullable Void> pause() {
    int pause = choices.draw(PAUSES, "pause");
    return switch (pause) {
      case 0 -> runtime.completed(null);
      case 1 -> runtime.yield();
      default -> runtime.sleep(Duration.ofMillis(pause - 1));
    };
  }

  /** A task that is cancelled some time, or never. */
  final <T extends @Nullable Object> TaskHandle<T> perhapsCancelled(TaskHandle<T> task) {
    if (choices.oneIn(CANCEL_ONE_IN, "cancelled")) {
      runtime.spawn("cancel " + task.name(), () -> pause().map(waited -> cancel(task)));
    }
    return task;
  }

  private static boolean cancel(TaskHandle<?> task) {
    task.cancel();
    return true;
  }

  final void always(boolean holds, String check, String message) {
    if (!holds) {
      simulation.always(false, check, () -> message);
    }
  }
}
