package org.korudelta.deterministic.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes histories of at most six operations with answers at random: about half of them are bad. */
final class SmallHistories {
  private final Random random;
  private final boolean unique;
  private final History history = new History();
  private int values;

  private SmallHistories(long seed, boolean unique) {
    this.random = new Random(seed);
    this.unique = unique;
  }

  /** Values may repeat, and there are compare-and-sets. */
  static List<Operation> any(long seed) {
    return new SmallHistories(seed, false).make();
  }

  /** No value is written to a key twice, and none is 0. */
  static List<Operation> unique(long seed) {
    return new SmallHistories(seed, true).make();
  }

  private List<Operation> make() {
    List<Action> actions = new ArrayList<>();
    int[] openOf = {-1, -1, -1};
    int count = 2 + random.nextInt(5);
    while (actions.size() < count) {
      int client = random.nextInt(3);
      if (openOf[client] < 0) {
        actions.add(action());
        openOf[client] = history.invoke(client, actions.get(actions.size() - 1));
      } else {
        end(openOf[client], actions.get(openOf[client]));
        openOf[client] = -1;
      }
    }
    for (int open : openOf) {
      if (open >= 0 && random.nextInt(4) > 0) {
        end(open, actions.get(open));
      }
    }
    return history.operations();
  }

  private String key() {
    return random.nextInt(3) == 0 ? "y" : "x";
  }

  private int value() {
    return unique ? ++values : random.nextInt(3);
  }

  private Action action() {
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> new Action.Write(key(), value());
      case 3 ->
          unique
              ? new Action.Read(key())
              : new Action.CompareAndSet(key(), random.nextInt(3), value());
      case 4 ->
          new Action.Transaction(
              List.of(
                  new Action.Read("x"), new Action.Write("y", value()), new Action.Read(key())));
      default -> new Action.Read(key());
    };
  }

  private void end(int operation, Action action) {
    switch (random.nextInt(10)) {
      case 0 -> history.fail(operation);
      case 1 -> history.unknown(operation);
      default -> {
        List<Integer> answers = new ArrayList<>();
        int bound = action instanceof Action.CompareAndSet ? 2 : unique ? values + 1 : 3;
        while (answers.size() < action.answerCount()) {
          answers.add(random.nextInt(bound));
        }
        history.ok(operation, answers);
      }
    }
  }
}
