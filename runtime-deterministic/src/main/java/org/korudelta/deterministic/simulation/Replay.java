package org.korudelta.deterministic.simulation;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.deterministic.choice.LabelledReplay;

/**
 * A recorded run, repeated.
 *
 * @param file what was recorded
 * @param run what happened now
 * @param drift where the program asked for other choices than recorded, in sentences; empty when it
 *     is as it was
 */
public record Replay(SimFile file, Run run, List<String> drift) {

  /** Whether everything happened as recorded, to the last bit. */
  public boolean same() {
    return drift.isEmpty() && sameFailure() && run.traceHash() == file.outcome().traceHash();
  }

  /** Whether it failed in the recorded way, or passed where the recorded run did. */
  public boolean sameFailure() {
    String now = run.failure().map(Failure::kind).orElse("");
    return now.equals(file.outcome().failureKind());
  }

  /** Where the run that {@code replay} decided, and which has ended, asked for other choices. */
  static List<String> drift(LabelledReplay replay) {
    List<String> drift = new ArrayList<>(replay.drift());
    if (replay.left() > 0) {
      drift.add("choices that nobody asked for: count=" + replay.left());
    }
    return drift;
  }
}
