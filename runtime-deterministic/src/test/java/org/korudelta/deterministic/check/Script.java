package org.korudelta.deterministic.check;

import java.util.List;

/** Writes hand-made histories: an operation a line, those that do not overlap in one call. */
final class Script {
  final History history = new History();

  Script write(int client, String key, int value) {
    history.ok(history.invoke(client, new Action.Write(key, value)));
    return this;
  }

  Script read(int client, String key, int value) {
    history.ok(history.invoke(client, new Action.Read(key)), value);
    return this;
  }

  Script replace(int client, Action.CompareAndSet action, boolean replaced) {
    history.ok(history.invoke(client, action), replaced);
    return this;
  }

  Script transact(int client, List<Integer> answers, Action.Step... steps) {
    history.ok(history.invoke(client, new Action.Transaction(List.of(steps))), answers);
    return this;
  }

  Script unknownWrite(int client, String key, int value) {
    history.unknown(history.invoke(client, new Action.Write(key, value)));
    return this;
  }

  Script failedWrite(int client, String key, int value) {
    history.fail(history.invoke(client, new Action.Write(key, value)));
    return this;
  }

  int open(int client, Action action) {
    return history.invoke(client, action);
  }

  List<Operation> operations() {
    return history.operations();
  }
}
