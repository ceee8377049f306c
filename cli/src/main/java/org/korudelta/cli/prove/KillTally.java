package org.korudelta.cli.prove;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.korudelta.Recovery;
import org.korudelta.verify.Kind;

/** What the kills of a proof met. Threading: one thread. */
final class KillTally {
  private final Map<Kind, Integer> traces = new EnumMap<>(Kind.class);
  private int kills;
  private int whileOpening;
  private long acknowledged;
  private long underWay;
  private int tornTails;
  private int uncertain;
  private long runs;
  private int unfinishedRuns;
  private int supersededRuns;

  /** A process was killed. */
  void killed(WritersRun run) {
    kills++;
    whileOpening += run.opened() ? 0 : 1;
    acknowledged += run.answers().stream().filter(Answer::acknowledged).count();
  }

  /** It left this of the index, of which opening deleted {@code superseded} that were merged. */
  void found(IndexRuns index, int superseded) {
    runs += index.whole();
    unfinishedRuns += index.unfinished();
    supersededRuns += superseded;
  }

  /** Verification found a trace of it. */
  void trace(Kind kind) {
    traces.merge(kind, 1, Integer::sum);
  }

  /** Opening found this. */
  void recovered(Recovery recovery) {
    tornTails += recovery.tornBytes() > 0 ? 1 : 0;
    uncertain += recovery.lastGroupUncertain() ? 1 : 0;
  }

  /** There were so many commits more than had been acknowledged. */
  void underWay(int commits) {
    underWay += commits;
  }

  int kills() {
    return kills;
  }

  long acknowledged() {
    return acknowledged;
  }

  /** What the kills came upon, in a line. */
  String met() {
    String others =
        traces.entrySet().stream()
            .map(trace -> ", " + trace.getKey().words() + " " + trace.getValue())
            .collect(Collectors.joining());
    return "killed while opening "
        + whileOpening
        + ", while writing "
        + (kills - whileOpening)
        + "; in the middle of: commits "
        + underWay
        + ", index runs "
        + unfinishedRuns
        + "; left: merged index runs "
        + supersededRuns
        + others;
  }

  /** The line of the result. */
  String result(Verdict verdict) {
    return "kills "
        + kills
        + ", acknowledged commits "
        + acknowledged
        + ", lost "
        + verdict.lost()
        + ", broken "
        + verdict.broken()
        + ", torn tails cut "
        + tornTails
        + ", uncertain last commits "
        + uncertain
        + ", index runs found "
        + runs;
  }
}
