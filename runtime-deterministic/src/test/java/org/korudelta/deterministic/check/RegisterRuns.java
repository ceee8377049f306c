package org.korudelta.deterministic.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes histories of clients that work on real atomic registers, interleaved at random. */
final class RegisterRuns {
  private final Random random;
  private final List<String> keys;
  private final History history = new History();
  private final Map<String, Integer> registers = new TreeMap<>();
  private final List<Call> open = new ArrayList<>();
  private final List<Call> adrift = new ArrayList<>();
  private int values;

  private static final class Call {
    final int operation;
    final int client;
    final Action action;
    List<Integer> answers = List.of();
    boolean applied;

    Call(int operation, int client, Action action) {
      this.operation = operation;
      this.client = client;
      this.action = action;
    }
  }

  private RegisterRuns(long seed, List<String> keys) {
    this.random = new Random(seed);
    this.keys = keys;
  }

  /** A history of four clients without faults. */
  static List<Operation> calm(long seed, int operations, List<String> keys) {
    return new RegisterRuns(seed, keys).run(operations, 0);
  }

  /** A history of four clients in which one step in {@code oddsAgainst} is a crash. */
  static List<Operation> crashing(long seed, int operations, int oddsAgainst) {
    return new RegisterRuns(seed, List.of("x", "y")).run(operations, oddsAgainst);
  }

  private List<Operation> run(int operations, int oddsAgainst) {
    int invoked = 0;
    while (invoked < operations) {
      if (oddsAgainst > 0 && random.nextInt(oddsAgainst) == 0) {
        crash();
      }
      int client = random.nextInt(4);
      Call call = open.stream().filter(one -> one.client == client).findFirst().orElse(null);
      if (call == null) {
        Action action = action();
        open.add(new Call(history.invoke(client, action), client, action));
        invoked++;
      } else if (call.applied) {
        history.ok(call.operation, call.answers);
        open.remove(call);
      } else {
        apply(call);
      }
      if (!adrift.isEmpty() && random.nextInt(8) == 0) {
        apply(adrift.remove(random.nextInt(adrift.size())));
      }
    }
    return history.operations();
  }

  private void crash() {
    history.crash();
    open.removeIf(call -> call.applied);
    adrift.addAll(open);
    open.clear();
  }

  private Action action() {
    String key = keys.get(random.nextInt(keys.size()));
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> new Action.Write(key, ++values);
      case 3 -> new Action.CompareAndSet(key, registers.getOrDefault(key, 0), ++values);
      case 4 ->
          new Action.Transaction(
              List.of(
                  new Action.Read(keys.get(0)),
                  new Action.Write(key, ++values),
                  new Action.Read(keys.get(keys.size() - 1))));
      default -> new Action.Read(key);
    };
  }

  private void apply(Call call) {
    call.applied = true;
    call.answers = answers(call.action);
  }

  private List<Integer> answers(Action action) {
    if (action instanceof Action.Read read) {
      return List.of(registers.getOrDefault(read.key(), 0));
    }
    if (action instanceof Action.Write write) {
      registers.put(write.key(), write.value());
      return List.of();
    }
    if (action instanceof Action.CompareAndSet set) {
      boolean met = registers.getOrDefault(set.key(), 0) == set.expected();
      if (met) {
        registers.put(set.key(), set.value());
      }
      return List.of(met ? 1 : 0);
    }
    List<Integer> answers = new ArrayList<>();
    ((Action.Transaction) action).steps().forEach(step -> answers.addAll(answers(step)));
    return answers;
  }
}
