package org.korudelta.deterministic.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.korudelta.error.KoruException;

/**
 * Records what clients ask for and what they are told.
 *
 * <pre>{@code
 * History history = new History();
 * int write = history.invoke(1, new Action.Write("x", 7));
 * history.ok(write);
 * Verdict verdict = new Linearizability().check(history.operations());
 * }</pre>
 *
 * <p>Cost: constant for each event, but for {@link #crash}, which looks at the open operations, and
 * {@link #operations}, which copies.
 *
 * <p>Threading: for one thread.
 */
public final class History {
  /*
   * Invariants:
   * - the operations are in invocation order, and an operation's number is its place;
   * - a client has at most one open operation, which `open` holds; a client whose operation has an
   *   unknown end may go on, and what it asked for may still happen meanwhile;
   * - each event has a number of its own, one more than the event before.
   */
  private final LongSupplier nowNanos;
  private final List<Operation> operations = new ArrayList<>();
  private final Map<Integer, Integer> open = new TreeMap<>();
  private int events;

  /** A history whose nanoseconds are its event numbers. */
  public History() {
    this.nowNanos = () -> events;
  }

  /** A history that asks {@code nowNanos} for the virtual time of each event. */
  public History(LongSupplier nowNanos) {
    this.nowNanos = nowNanos;
  }

  /**
   * A client asks for something.
   *
   * @return the operation's number
   * @throws KoruException.BadRequest if the client has an open operation
   */
  public int invoke(int client, Action action) {
    Integer before = open.putIfAbsent(client, operations.size());
    if (before != null) {
      throw new KoruException.BadRequest(
          "client has an open operation: client=" + client + " operation=" + before);
    }
    operations.add(new Operation(client, action, moment(), new Ending.Open()));
    return operations.size() - 1;
  }

  /**
   * It happened, and answers nothing.
   *
   * @throws KoruException.BadRequest if it is not open, or should answer something
   */
  public void ok(int operation) {
    ok(operation, List.of());
  }

  /**
   * It happened, and this is the value it read.
   *
   * @throws KoruException.BadRequest if it is not open, or is not a single read
   */
  public void ok(int operation, int value) {
    ok(operation, List.of(value));
  }

  /**
   * It happened, and the value was replaced or not.
   *
   * @throws KoruException.BadRequest if it is not open, or does not answer one number
   */
  public void ok(int operation, boolean replaced) {
    ok(operation, List.of(replaced ? 1 : 0));
  }

  /**
   * It happened, and these are its answers.
   *
   * @throws KoruException.BadRequest if it is not open, or these cannot be its answers
   */
  public void ok(int operation, List<Integer> answers) {
    Action action = opened(operation).action();
    if (answers.size() != action.answerCount()) {
      throw new KoruException.BadRequest(
          "number of answers: expected=" + action.answerCount() + " actual=" + answers.size());
    }
    if (action instanceof Action.CompareAndSet && (answers.get(0) & ~1) != 0) {
      throw new KoruException.BadRequest("answer is neither 0 nor 1: answer=" + answers.get(0));
    }
    end(operation, new Ending.Answered(moment(), answers));
  }

  /**
   * It certainly did not happen and never will.
   *
   * @throws KoruException.BadRequest if it is not open
   */
  public void fail(int operation) {
    opened(operation);
    end(operation, new Ending.Failed(moment()));
  }

  /**
   * It may have happened, or may happen at any later time, or never.
   *
   * @throws KoruException.BadRequest if it is not open
   */
  public void unknown(int operation) {
    opened(operation);
    end(operation, new Ending.Unknown(moment()));
  }

  /** Nobody will know of what is open now whether it happened. */
  public void crash() {
    Moment crashed = moment();
    for (int operation : List.copyOf(open.values())) {
      end(operation, new Ending.Unknown(crashed));
    }
  }

  /** All operations so far, in invocation order; does not change when the history goes on. */
  public List<Operation> operations() {
    return List.copyOf(operations);
  }

  private Operation opened(int operation) {
    if (operation < 0 || operation >= operations.size()) {
      throw new KoruException.BadRequest(
          "no such operation: operation=" + operation + " operations=" + operations.size());
    }
    Operation found = operations.get(operation);
    if (!(found.ending() instanceof Ending.Open)) {
      throw new KoruException.BadRequest("operation has ended: operation=" + operation);
    }
    return found;
  }

  private void end(int place, Ending ending) {
    Operation ended = operations.get(place);
    operations.set(place, new Operation(ended.client(), ended.action(), ended.invoked(), ending));
    open.remove(ended.client());
  }

  private Moment moment() {
    long nanos = nowNanos.getAsLong();
    return new Moment(events++, nanos);
  }
}
