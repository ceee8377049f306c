package org.korudelta.benchmarks.engine.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * What a soak came to: no wrong answer, nothing lost, a heap that does not grow with what is
 * written, and latencies that do not grow with time.
 */
final class SoakVerdict {
  /** The floor of the targets, for what the heap may grow by a version. */
  static final double HEAP_PER_VERSION_MAX = 24;

  /** What the heap may grow whatever is written: caches that fill. */
  static final long HEAP_ANYWAY = 16 << 20;

  /** How much slower the last third may be than the first, at the 99th percentile. */
  static final double SLOWER_MAX = 2;

  private static final int DIGITS = 3;
  private static final double PERCENTILE = 99;

  private final List<String> complaints = new ArrayList<>();

  /**
   * Judges.
   *
   * @param wrong answers while it ran
   * @param lost keys that had not what was written last when it was opened again
   */
  SoakVerdict(List<SoakSample> samples, long wrong, long lost) {
    require(wrong == 0, "wrong answers: " + wrong);
    require(lost == 0, "keys that lost writes: " + lost);
    if (samples.size() >= 3) {
      judge(samples);
    }
  }

  private void judge(List<SoakSample> samples) {
    int third = samples.size() / 3;
    SoakSample first = samples.get(third - 1);
    SoakSample last = samples.get(samples.size() - 1);
    double versions = Math.max(1, last.place().versions() - first.place().versions());
    double perVersion = (last.heapBytes() - first.heapBytes() - HEAP_ANYWAY) / versions;
    require(
        perVersion <= HEAP_PER_VERSION_MAX,
        String.format(Locale.ROOT, "the heap grows: bytes a version=%.1f", perVersion));
    List<SoakSample> early = samples.subList(0, third);
    List<SoakSample> late = samples.subList(samples.size() - third, samples.size());
    slower("puts", p99(early, true), p99(late, true));
    slower("reads", p99(early, false), p99(late, false));
  }

  private static double p99(List<SoakSample> samples, boolean puts) {
    Histogram all = new Histogram(DIGITS);
    samples.forEach(sample -> all.add(puts ? sample.puts() : sample.reads()));
    return all.getValueAtPercentile(PERCENTILE);
  }

  private void slower(String what, double early, double late) {
    double times = late / Math.max(1, early);
    require(
        times <= SLOWER_MAX,
        String.format(
            Locale.ROOT, "%s get slower: p99 of the last third ÷ first third=%.2f", what, times));
  }

  private void require(boolean met, String complaint) {
    if (!met) {
      complaints.add(complaint);
    }
  }

  boolean passed() {
    return complaints.isEmpty();
  }

  /** One line, or one a complaint. */
  String text() {
    return passed() ? "verdict: passed" : "verdict: failed: " + String.join("; ", complaints);
  }
}
