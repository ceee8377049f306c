package org.korudelta.benchmarks.runtime;

import java.time.Duration;
import org.korudelta.jvm.JvmRuntime;

/** KoruDelta's sleep. */
final class KoruSleep extends CallbackSleep {
  private static final Duration PERIOD = Duration.ofNanos(PERIOD_NANOS);

  private final JvmRuntime runtime = JvmRuntime.inMemory();

  @Override
  void sleep(Runnable wake) {
    runtime.sleep(PERIOD).onComplete(outcome -> wake.run());
  }

  @Override
  public void close() {
    runtime.close();
  }
}
