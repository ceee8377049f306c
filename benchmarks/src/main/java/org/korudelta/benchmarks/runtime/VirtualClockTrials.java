package org.korudelta.benchmarks.runtime;

import java.util.List;
import org.korudelta.benchmarks.result.Trial;

/** The rows of {@code bench runtime} that measure virtual clocks. */
public final class VirtualClockTrials {
  private VirtualClockTrials() {}

  /** Ours and those of the peers, in short iterations or in long ones. */
  public static List<Trial> of(boolean quick) {
    return new RuntimeRun(quick ? RuntimeShape.QUICK : RuntimeShape.FULL)
        .trials().stream()
            .filter(trial -> trial.label().startsWith(RuntimeOperation.VIRTUAL.label()))
            .toList();
  }
}
