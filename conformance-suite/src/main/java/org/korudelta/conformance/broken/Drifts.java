package org.korudelta.conformance.broken;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Interval;
import org.korudelta.runtime.Promise;

/** Intervals that count each period from the moment when a tick is asked for. */
final class Drifts extends LayeredRuntime {

  Drifts(AsyncRuntime sound) {
    super(sound);
  }

  @Override
  public Interval interval(Duration period) {
    return new Drifting(delegate(), period);
  }

  private static final class Drifting implements Interval {
    private final AsyncRuntime runtime;
    private final Duration period;
    private Interval sound;
    private @Nullable Promise<Tick> last;
    private boolean closed;

    Drifting(AsyncRuntime runtime, Duration period) {
      this.runtime = runtime;
      this.period = period;
      this.sound = runtime.interval(period);
    }

    @Override
    public Promise<Tick> tick() {
      if (!closed && last != null && last.peek().isPresent()) {
        startAgain();
      }
      Promise<Tick> tick = sound.tick();
      last = last == null || last.peek().isPresent() ? tick : last;
      return tick;
    }

    private void startAgain() {
      sound = runtime.interval(period);
      sound.tick();
    }

    @Override
    public void close() {
      closed = true;
      sound.close();
    }
  }
}
