package org.korudelta.worlds;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.korudelta.error.KoruException;

/**
 * Many seeded crash-and-recover runs of the whole database on the virtual clock.
 *
 * <p>Example: {@code CrashRuns.run(1, 200).passed()} is 200. A failure names its seed, which
 * repeats it alone: {@code CrashRuns.run(seed, 1)}.
 */
public final class CrashRuns {

  /**
   * What the runs did.
   *
   * @param passed runs without a failure
   * @param crashes crashes of the whole database
   * @param operations commits asked for
   * @param commits commits acknowledged
   * @param tornTails logs whose tail was cut
   * @param distinctTraces runs that differ from all others in what happened
   * @param failures one line each, with the seed
   */
  public record Summary(
      int passed,
      int crashes,
      int operations,
      int commits,
      int tornTails,
      int distinctTraces,
      List<String> failures) {}

  private final Set<Long> traces = new HashSet<>();
  private final List<String> failures = new ArrayList<>();
  private int passed;
  private int crashes;
  private int operations;
  private int commits;
  private int tornTails;

  private CrashRuns() {}

  /** Runs the seeds {@code firstSeed}, {@code firstSeed + 1}, …: {@code count} of them. */
  public static Summary run(long firstSeed, int count) {
    CrashRuns runs = new CrashRuns();
    for (int i = 0; i < count; i++) {
      runs.run(firstSeed + i);
    }
    return runs.summary();
  }

  private void run(long seed) {
    CrashWorld world = new CrashWorld(seed);
    try {
      world.run();
      passed++;
    } catch (Violation | KoruException e) {
      failures.add("seed=" + seed + " " + e.getMessage());
    }
    crashes += world.crashes;
    operations += world.operations;
    commits += world.acknowledged();
    tornTails += world.tornTails;
    traces.add(world.traceHash);
  }

  private Summary summary() {
    return new Summary(
        passed, crashes, operations, commits, tornTails, traces.size(), List.copyOf(failures));
  }
}
