package org.korudelta.examples.ratelimiter;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/** A store whose way there and back takes as long as the simulation says. */
final class SlowStore implements BucketStore {
  private static final int MILLIS_BOUND = 4;

  private final AsyncRuntime runtime;
  private final Choices delays;
  private Bucket bucket;

  SlowStore(Simulation simulation, Bucket bucket) {
    this.runtime = simulation.runtime();
    this.delays = simulation.choices().stream("store");
    this.bucket = bucket;
  }

  @Override
  public Promise<Bucket> read() {
    return delay("there, read").then(there -> back(bucket));
  }

  @Override
  public Promise<@Nullable Void> write(Bucket written) {
    return delay("there, write")
        .then(
            there -> {
              bucket = written;
              return delay("back, write");
            });
  }

  private Promise<Bucket> back(Bucket answer) {
    return delay("back, read").map(back -> answer);
  }

  private Promise<@Nullable Void> delay(String what) {
    return runtime.sleep(Duration.ofMillis(delays.draw(MILLIS_BOUND, what)));
  }
}
