package org.korudelta.deterministic.junit;

import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.simulation.Found;
import org.korudelta.deterministic.simulation.Run;
import org.korudelta.deterministic.simulation.Runner;
import org.korudelta.deterministic.simulation.Search;
import org.korudelta.deterministic.simulation.World;
import org.opentest4j.TestAbortedException;

/**
 * One run of a simulated world, decided by a seed that jqwik drew: how a property of jqwik has
 * schedules and faults.
 *
 * <pre>{@code
 * @Property
 * void transfersKeepTheSum(@ForAll(supplier = SimulatedRuns.class) SimulatedRun run) {
 *   run.check(simulation -> { … });
 * }
 * }</pre>
 *
 * <p>jqwik chooses seeds, counts and reports; it shrinks nothing, for a smaller seed is no simpler
 * run. A failing run is shrunk here, through all of its choices, before jqwik sees the failure.
 *
 * <p>Threading: one thread.
 */
public final class SimulatedRun {
  private static final Budget SHRINKING = Budget.parse("shrinking", "10s");

  private final long seed;

  /** The run that {@code seed} decides. */
  public SimulatedRun(long seed) {
    this.seed = seed;
  }

  /** What decides it. */
  public long seed() {
    return seed;
  }

  /**
   * Runs {@code world} once, and again for shrinking when it fails, ten seconds at most.
   *
   * @throws AssertionError if it fails: what failed, the choices left, and the first error as cause
   * @throws TestAbortedException if it wanted more choices than it may have: it counts for nothing
   */
  public void check(World world) {
    Runner runner = new Runner(world);
    Run run = runner.run(Choices.seeded(seed));
    if (run.verdict() == Run.Verdict.OVERRUN) {
      throw new TestAbortedException("the run overran its choices: seed=" + seed);
    }
    if (run.verdict() == Run.Verdict.FAILED) {
      throw failed(run, new Search(runner).shrinkingWhilst(SHRINKING.whilst()));
    }
  }

  private AssertionError failed(Run run, Search search) {
    Found found = search.shrunk(seed, run);
    return FailureText.error(
        FailureText.of(found.run().failure().or(run::failure).orElseThrow()),
        run.failure().orElseThrow().error(),
        "found: seed " + seed,
        FailureText.shrunk(found));
  }

  /** {@code seed=42}: what jqwik prints of it. */
  @Override
  public String toString() {
    return "seed=" + seed;
  }
}
