package org.korudelta.deterministic.shrink;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.choice.Recording;

/**
 * Makes the record of a failing run as simple as it can: leaves out choices and spans of choices,
 * lowers them, exchanges neighbouring spans, and keeps whatever still fails in the same way
 * (internal shrinking, as in MacIver and Donaldson: <i>Test-Case Reduction via Test-Case
 * Generation</i>, ECOOP 2020).
 *
 * <pre>{@code
 * Recording least = new Shrinker(trial, () -> System.nanoTime() < end).shrink(recorded);
 * }</pre>
 *
 * <p>Cost: some hundred runs of the program. Stops when nothing simpler is found, or when it may
 * not go on; what it has then is never worse than what it was given.
 *
 * <p>Threading: one thread.
 */
public final class Shrinker {
  private final Trial trial;
  private final BooleanSupplier goOn;
  private ShrinkListener listener = (tries, best) -> {};
  private int tries;

  /** Shrinks by {@code trial} as long as {@code goOn} says so, which is asked before each run. */
  public Shrinker(Trial trial, BooleanSupplier goOn) {
    this.trial = trial;
    this.goOn = goOn;
  }

  /** Tells {@code newListener} how it goes. */
  public Shrinker listener(ShrinkListener newListener) {
    listener = newListener;
    return this;
  }

  /** The simplest record found from {@code failing} on, which fails itself. */
  public Recording shrink(Recording failing) {
    Shrinking shrinking = new Shrinking(failing);
    Recording candidate = next(shrinking);
    while (candidate != null) {
      shrinking.judge(trial.failing(candidate));
      tell(shrinking);
      candidate = next(shrinking);
    }
    return shrinking.best();
  }

  private @Nullable Recording next(Shrinking shrinking) {
    return goOn.getAsBoolean() ? shrinking.next() : null;
  }

  /** Whether it repeats is no progress. */
  private void tell(Shrinking shrinking) {
    tries++;
    if (shrinking.tries() > 1) {
      listener.tried(tries, shrinking.best());
    }
  }

  /** How many runs it took so far. */
  public int tries() {
    return tries;
  }
}
