package org.korudelta.worlds.runtime;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/** Promises that many look at: each callback runs once, with the value, and never inline (R10). */
final class PromiseAct extends Act {
  private static final int PROMISES_MEAN = 3;
  private static final int CALLBACKS_MEAN = 3;

  private int registered;
  private int called;
  private boolean completing;

  PromiseAct(Simulation simulation) {
    super("promise", simulation);
  }

  @Override
  void start() {
    List<Promise<Integer>> all = new ArrayList<>();
    for (int value = 0; choices.more(PROMISES_MEAN, "one more promise?"); value++) {
      all.add(promise(value));
    }
    runtime.all(all).onComplete(outcome -> checkAll(all.size(), outcome));
    registered++;
  }

  private Promise<Integer> promise(int value) {
    PromiseSource<Integer> source = runtime.promise();
    RegistrationOrder order = new RegistrationOrder();
    runtime.spawn("complete " + value, () -> pause().map(paused -> complete(source, value)));
    while (choices.more(CALLBACKS_MEAN, "one more callback?")) {
      runtime.spawn("look at " + value, () -> pause().map(paused -> look(source, value, order)));
    }
    return source.promise();
  }

  /** Whose turn it is among the callbacks of one promise. */
  private static final class RegistrationOrder {
    int registered;
    int called;
  }

  private boolean complete(PromiseSource<Integer> source, int value) {
    completing = true;
    source.succeed(value);
    completing = false;
    return true;
  }

  private boolean look(PromiseSource<Integer> source, int value, RegistrationOrder order) {
    simulation.operation();
    registered += 2;
    int turn = order.registered++;
    completing = true;
    source.promise().onComplete(outcome -> inTurn(turn, order, outcome));
    source.promise().map(got -> got + 1).onComplete(outcome -> seen(value + 1, outcome));
    completing = false;
    return true;
  }

  private void inTurn(int turn, RegistrationOrder order, Outcome<Integer> outcome) {
    called++;
    always(!completing, "callback_inline", "a callback ran inside the call that registered it");
    always(
        order.called == turn,
        "callback_order",
        "registered=" + turn + " called=" + order.called + " outcome=" + outcome);
    order.called++;
  }

  private void seen(int value, Outcome<Integer> outcome) {
    called++;
    always(!completing, "callback_inline", "a callback ran inside the call that completed it");
    boolean right = outcome instanceof Outcome.Success<Integer> got && got.value() == value;
    always(right, "promise_value", "expected=" + value + " outcome=" + outcome);
  }

  private void checkAll(int size, Outcome<List<Integer>> outcome) {
    called++;
    List<Integer> values =
        outcome instanceof Outcome.Success<List<Integer>> got ? got.value() : List.of();
    boolean right = values.size() == size;
    for (int i = 0; i < values.size(); i++) {
      right &= values.get(i) == i;
    }
    always(right, "all_values", "size=" + size + " outcome=" + outcome);
  }

  @Override
  void check() {
    always(
        registered == called,
        "callback_count",
        "callbacks registered=" + registered + " called=" + called);
  }
}
