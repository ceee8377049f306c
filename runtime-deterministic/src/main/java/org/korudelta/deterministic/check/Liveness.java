package org.korudelta.deterministic.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether everything asked for after the faults stopped was answered in time. An end that nobody
 * knows is no answer; a failure is one.
 *
 * <p>Undecided if nothing was late, but something is open whose time was not up when the run ended.
 *
 * <p>Cost: linear. Threading: immutable.
 *
 * @param calmFromNanos when the faults stopped, virtual nanoseconds
 * @param withinNanos how long an operation may take
 * @param endedNanos when the run ended
 */
public record Liveness(long calmFromNanos, long withinNanos, long endedNanos) {

  /** Names the operations that were not answered in time. */
  public Verdict check(List<Operation> operations) {
    List<String> late = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    for (Operation operation : operations) {
      if (isLate(operation)) {
        late.add(operation.inWords() + sentenceEnd(operation));
      } else if (isWaiting(operation)) {
        waiting.add(operation.inWords());
      }
    }
    return late.isEmpty() && !waiting.isEmpty()
        ? new Verdict.Undecided("the run ended before the time was up of: " + waiting)
        : Verdict.of(late);
  }

  private boolean isLate(Operation operation) {
    if (operation.invoked().nanos() < calmFromNanos || isWaiting(operation)) {
      return false;
    }
    Optional<Moment> settled = operation.ending().settled();
    return settled.isEmpty() || tookNanos(operation, settled.get().nanos()) > withinNanos;
  }

  /** Open, and the run ended before it was late. */
  private boolean isWaiting(Operation operation) {
    return operation.ending() instanceof Ending.Open
        && operation.invoked().nanos() >= calmFromNanos
        && tookNanos(operation, endedNanos) <= withinNanos;
  }

  private String sentenceEnd(Operation operation) {
    String limit = ", and " + withinNanos + " ns are allowed.";
    return operation
        .ending()
        .settled()
        .map(at -> " was answered after " + tookNanos(operation, at.nanos()) + " ns" + limit)
        .orElse(
            ", invoked at "
                + operation.invoked().nanos()
                + " ns, was not answered by "
                + endedNanos
                + " ns"
                + limit);
  }

  private static long tookNanos(Operation operation, long untilNanos) {
    return untilNanos - operation.invoked().nanos();
  }
}
