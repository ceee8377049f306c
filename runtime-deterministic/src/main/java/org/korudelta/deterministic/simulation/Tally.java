package org.korudelta.deterministic.simulation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What many runs did together, so that a thin search shows.
 *
 * <p>Cost: some forty bytes for each run. Threading: one thread at a time.
 */
public final class Tally {
  private final Map<String, Integer> marks = new TreeMap<>();
  private final Set<Long> hashes = new HashSet<>();
  private int[] operations = new int[64];
  private int runs;
  private int failed;
  private int overruns;
  private long crashes;
  private long steps;

  /** A tally of no runs, of a world that should reach {@code expectedMarks}. */
  public Tally(List<String> expectedMarks) {
    expectedMarks.forEach(mark -> marks.put(mark, 0));
  }

  /** Counts a run. */
  public void add(Run run) {
    if (runs == operations.length) {
      operations = Arrays.copyOf(operations, runs * 2);
    }
    operations[runs++] = run.substance().operations();
    crashes += run.substance().crashes();
    steps += run.substance().steps();
    failed += run.verdict() == Run.Verdict.FAILED ? 1 : 0;
    overruns += run.verdict() == Run.Verdict.OVERRUN ? 1 : 0;
    hashes.add(run.traceHash());
    run.marks().forEach((mark, times) -> marks.merge(mark, times, Integer::sum));
  }

  /** How many runs there were. */
  public int runs() {
    return runs;
  }

  /** How many of them failed. */
  public int failed() {
    return failed;
  }

  /** How many of them wanted more choices than they may have. */
  public int overruns() {
    return overruns;
  }

  /** How many crashes there were. */
  public long crashes() {
    return crashes;
  }

  /** How many steps they took. */
  public long steps() {
    return steps;
  }

  /** How many runs differ from all others in what happened. */
  public int distinctHashes() {
    return hashes.size();
  }

  /** The median of the operations of a run. */
  public int medianOperations() {
    int[] sorted = Arrays.copyOf(operations, runs);
    Arrays.sort(sorted);
    return runs == 0 ? 0 : sorted[runs / 2];
  }

  /** How often each mark was reached, sorted; those that never were have zero. */
  public Map<String, Integer> marks() {
    return new TreeMap<>(marks);
  }

  /** The marks that no run reached. */
  public List<String> missed() {
    return marks.entrySet().stream()
        .filter(mark -> mark.getValue() == 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** {@code substance: 100 runs, median 120 operations, 260 crashes, 99 distinct hashes}. */
  @Override
  public String toString() {
    return "substance: "
        + runs
        + " runs, median "
        + medianOperations()
        + " operations, "
        + crashes
        + " crashes, "
        + distinctHashes()
        + " distinct hashes";
  }
}
