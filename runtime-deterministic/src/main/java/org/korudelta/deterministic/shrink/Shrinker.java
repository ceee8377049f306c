package org.korudelta.deterministic.shrink;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  /*
   * Passes are repeated until a whole round of them changes nothing. Short streams often say when
   * something comes, a fault for example; as long as it comes late, whatever leads up to it stays.
   * So they are lowered before anything is left out of long ones. Invariants:
   *  - best fails, as the last trial that was accepted recorded it
   *  - best only becomes simpler in shortlex order, so the rounds end
   */
  private static final int SHORT_STREAM = 16;

  private static final List<Pass> PASSES =
      List.of(
          new DropStreams(),
          new DropTails(),
          new LowerChoices(SHORT_STREAM),
          new DropSpans(),
          new DropChunks(),
          new ZeroChunks(),
          new LowerChoices(Integer.MAX_VALUE),
          new ExchangeSpans());

  private final Trial trial;
  private final BooleanSupplier goOn;

  /** By their hashes: two with the same one are a try less, no more. */
  private final Set<Integer> tried = new HashSet<>();

  private ShrinkListener listener = (tries, best) -> {};
  private Recording best = Recording.of();
  private boolean improved;
  private boolean ended;
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
    best = failing;
    if (!repeats()) {
      return best;
    }
    do {
      improved = false;
      for (Pass pass : PASSES) {
        pass.run(this);
      }
    } while (improved && mayGoOn());
    return best;
  }

  /** Whether what was given fails at all when it is repeated; the best then has its spans. */
  private boolean repeats() {
    if (!mayGoOn()) {
      return false;
    }
    tries++;
    @Nullable Recording repeated = trial.failing(best);
    best = repeated == null ? best : repeated;
    return repeated != null;
  }

  /** How many runs it took so far. */
  public int tries() {
    return tries;
  }

  Recording best() {
    return best;
  }

  /** Whether there is time for another run; once false it stays so. */
  boolean mayGoOn() {
    ended = ended || !goOn.getAsBoolean();
    return !ended;
  }

  /** Whether {@code candidate} is simpler than the best and fails: then it is the best. */
  boolean accept(Recording candidate) {
    if (!mayGoOn() || !candidate.isSimplerThan(best) || !tried.add(candidate.hashCode())) {
      return false;
    }
    tries++;
    @Nullable Recording failed = trial.failing(candidate);
    boolean simpler = failed != null && failed.isSimplerThan(best);
    best = simpler && failed != null ? failed : best;
    improved |= simpler;
    listener.tried(tries, best);
    return simpler;
  }

  /** As {@link #accept}, with other choices for one stream. */
  boolean accept(String stream, int... choices) {
    return accept(best.with(stream, choices));
  }
}
