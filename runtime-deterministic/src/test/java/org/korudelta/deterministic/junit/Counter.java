package org.korudelta.deterministic.junit;

import java.time.Duration;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/** Two tasks add to a counter; each reads it, may give the others a turn, and writes it. */
final class Counter {
  private int value;

  void addTwice(Simulation simulation) {
    AsyncRuntime runtime = simulation.runtime();
    runtime.spawn("one", () -> add(runtime, simulation));
    runtime.spawn("two", () -> add(runtime, simulation));
    simulation.runtime().runFor(Duration.ofSeconds(1));
    simulation.always(value == 2, "lost_update", () -> "value=" + value);
  }

  private Promise<Integer> add(AsyncRuntime runtime, Simulation simulation) {
    simulation.operation();
    int read = value;
    boolean polite = simulation.choices().oneIn(3, "yields");
    return polite
        ? runtime.yield().map(turn -> write(read + 1))
        : runtime.completed(write(read + 1));
  }

  private int write(int written) {
    value = written;
    return written;
  }
}
