package org.korudelta.benchmarks.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.korudelta.benchmarks.result.Measurement;
import org.korudelta.benchmarks.result.Trial;

/**
 * How late a sleep of a millisecond ends and a tick of an interval comes, on an idle machine, as
 * percentiles: an own loop, because JMH measures how long something takes and not how late it is.
 * One warming run, then a histogram for each iteration.
 *
 * <p>Hypothesis: half of all wake-ups are at most 90 µs late and 99 of 100 at most 200 µs, because
 * what the kernel's timer costs is all of it. Command: {@code ./koru bench runtime --only
 * lateness}.
 *
 * @param middle the row of the median
 * @param tail the row of the 99th percentile
 */
record WakingTrial(Lateness middle, Lateness tail, Who who, RuntimeShape shape) implements Trial {
  private static final int DIGITS = 3;

  /** Who wakes. */
  record Who(String subject, Supplier<Waking> opening) {}

  @Override
  public String label() {
    return middle.label() + " and p99";
  }

  @Override
  public String subject() {
    return who.subject();
  }

  @Override
  public List<Measurement> measure(Path log) throws InterruptedException {
    List<Histogram> iterations = new ArrayList<>();
    try (Waking waking = who.opening().get()) {
      sampled(waking);
      for (int i = 0; i < shape.iterations(); i++) {
        iterations.add(sampled(waking));
      }
    }
    return List.of(measurement(middle, iterations), measurement(tail, iterations));
  }

  private Histogram sampled(Waking waking) throws InterruptedException {
    Histogram lateNanos = new Histogram(DIGITS);
    waking.run(shape.samples(), late -> lateNanos.recordValue(Math.max(0, late)));
    return lateNanos;
  }

  private Measurement measurement(Lateness row, List<Histogram> iterations) {
    return new Measurement(row, subject(), iterations.stream().map(row::figure).toList());
  }
}
