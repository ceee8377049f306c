package org.korudelta.examples.ratelimiter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/** Clients that ask a limiter, as many and as often as the simulation says. */
final class Clients {
  private static final int CLIENTS_MEAN = 2;
  private static final int TRIES_MEAN = 3;
  private static final int CAPACITY_BOUND = 3;
  private static final int PAUSE_MILLIS_BOUND = 30;
  private static final long PERIOD_NANOS = 10_000_000;

  private final Simulation simulation;
  private final AsyncRuntime runtime;
  private final Choices choices;
  private final Rate rate;
  private final Limiter limiter;
  private final long startNanos;
  private int granted;

  /** Which limiter it is about. */
  interface Limiters {
    Limiter of(AsyncRuntime runtime, BucketStore store, Rate rate);
  }

  Clients(Simulation simulation, Limiters limiters) {
    this.simulation = simulation;
    this.runtime = simulation.runtime();
    this.choices = simulation.choices();
    this.rate = new Rate(1 + choices.draw(CAPACITY_BOUND, "capacity"), PERIOD_NANOS);
    this.startNanos = runtime.now();
    BucketStore store = new SlowStore(simulation, new Bucket(rate.capacity(), startNanos));
    this.limiter = limiters.of(runtime, store, rate);
  }

  /** Lets them all ask; at no time may more be granted than the rate allows. */
  void run() {
    List<Promise<Integer>> clients = new ArrayList<>();
    do {
      clients.add(runtime.spawn("client " + clients.size(), this::ask).promise());
    } while (choices.more(CLIENTS_MEAN, "one more client?"));
    simulation.runtime().await(runtime.all(clients));
  }

  private Promise<Integer> ask() {
    simulation.operation();
    return limiter.tryAcquire().map(this::count).then(counted -> askAgain());
  }

  private Promise<Integer> askAgain() {
    if (!choices.more(TRIES_MEAN, "one more try?")) {
      return runtime.completed(granted);
    }
    Duration pause = Duration.ofMillis(choices.draw(PAUSE_MILLIS_BOUND, "pause in ms"));
    return runtime.sleep(pause).then(slept -> ask());
  }

  private int count(boolean may) {
    granted += may ? 1 : 0;
    simulation.sometimes(!may, "refused");
    simulation.sometimes(granted > rate.capacity(), "granted what was refilled");
    long allowed = rate.allowed(runtime.now() - startNanos);
    simulation.always(
        granted <= allowed, "over_granted", () -> "granted=" + granted + " allowed=" + allowed);
    return granted;
  }
}
