package org.korudelta.deterministic.simulation;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.choice.Recording;
import org.korudelta.deterministic.shrink.Shrinker;

/**
 * Runs a world with seed after seed until one fails, and makes that failure as simple as it can.
 *
 * <pre>{@code
 * Search search = new Search(new Runner(world));
 * Optional<Found> found = search.run(1, 1_000);
 * }</pre>
 *
 * <p>Threading: one thread.
 */
public final class Search {
  private final Runner runner;
  private final Tally tally;
  private BooleanSupplier goOn = () -> true;
  private BooleanSupplier shrinkOn = () -> true;
  private SearchListener listener = SearchListener.NONE;

  /** Searches the runs of {@code runner}. */
  public Search(Runner runner) {
    this.runner = runner;
    this.tally = new Tally(runner.world().marks());
  }

  /** Begins no further run when {@code condition} is false, which is asked before each. */
  public Search whilst(BooleanSupplier condition) {
    goOn = condition;
    return this;
  }

  /** Shrinks no further when {@code condition} is false, which is asked before each run of it. */
  public Search shrinkingWhilst(BooleanSupplier condition) {
    shrinkOn = condition;
    return this;
  }

  /** Tells {@code newListener} how it goes. */
  public Search listener(SearchListener newListener) {
    listener = newListener;
    return this;
  }

  /** What the runs did so far, those of shrinking left out. */
  public Tally tally() {
    return tally;
  }

  /** Runs the seeds from {@code base} on, {@code count} of them, up to the first that fails. */
  public Optional<Found> run(long base, int count) {
    for (int i = 0; i < count && goOn.getAsBoolean(); i++) {
      Run run = runner.run(Choices.seeded(base + i));
      tally.add(run);
      listener.ran(tally);
      if (run.verdict() == Run.Verdict.FAILED) {
        return Optional.of(shrunk(base + i, run));
      }
    }
    return Optional.empty();
  }

  /** The simplest run found that fails as {@code run} did, which was decided by {@code seed}. */
  public Found shrunk(long seed, Run run) {
    Failure failure = run.failure().orElseThrow();
    listener.failed(seed, failure);
    Shrinker shrinker =
        new Shrinker(runner.failingLike(failure), shrinkOn).listener(listener::shrinking);
    Recording least = shrinker.shrink(run.recording());
    return new Found(
        seed,
        tally.runs(),
        failure,
        run.recording(),
        least,
        shrinker.tries(),
        runner.replay(least));
  }
}
