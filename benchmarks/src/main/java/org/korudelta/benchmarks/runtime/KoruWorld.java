package org.korudelta.benchmarks.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.runtime.Promise;

/** KoruDelta's simulator: choices drawn from a seed and recorded, the trace hashed. */
final class KoruWorld implements World {
  private static final long SEED = 42;

  private final DeterministicRuntime runtime = DeterministicRuntime.seeded(SEED);

  KoruWorld() {
    runtime.stepsMax(Integer.MAX_VALUE);
  }

  static Works<Population> works() {
    return Population.works(KoruWorld::new);
  }

  @Override
  public void start(Life life) {
    runtime.spawn("task", () -> sleep(life));
  }

  private Promise<@Nullable Void> sleep(Life life) {
    return runtime.sleep(Duration.ofMillis(life.sleepMillis())).then(nothing -> next(life));
  }

  private Promise<@Nullable Void> next(Life life) {
    return life.resumed() ? runtime.yield().then(nothing -> next(life)) : sleep(life);
  }

  @Override
  public void advance(int millis) {
    runtime.runFor(Duration.ofMillis(millis));
  }
}
