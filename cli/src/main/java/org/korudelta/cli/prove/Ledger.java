package org.korudelta.cli.prove;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a database must hold: what its writers were answered over all its rounds, and what was there
 * once. Threading: one thread.
 */
final class Ledger {
  private final Map<TurnName, String> acknowledged = new LinkedHashMap<>();
  private final Map<TurnName, String> seen = new LinkedHashMap<>();
  private final Map<TurnName, TurnName> underWay = new HashMap<>();

  void add(Answer answer) {
    underWay.put(answer.turn().first(), answer.turn().next());
    if (answer.acknowledged()) {
      acknowledged.put(answer.turn(), answer.text());
    }
  }

  /** The text of each acknowledged commit, oldest round first. */
  Map<TurnName, String> acknowledged() {
    return acknowledged;
  }

  /**
   * Remembers a commit that is there, whole; whether it is the first time. Its ids are hashes of
   * all it says, so it need not be compared again.
   */
  boolean see(TurnName turn, String text) {
    return !text.equals(seen.put(turn, text));
  }

  /** The text of each commit that was there once, told or not: opening made it durable. */
  Map<TurnName, String> seen() {
    return seen;
  }

  /**
   * Whether the database may have this turn: it was acknowledged, or it was under way when its
   * process died. What was refused, and what no writer had come to, it may not.
   */
  boolean mayHold(TurnName turn) {
    TurnName next = underWay.getOrDefault(turn.first(), turn.first());
    return acknowledged.containsKey(turn) || turn.equals(next);
  }
}
