package org.korudelta.cli.prove;

import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonString;

/**
 * Which call of which writer: enough to know what it writes. Every version carries the name of its
 * turn, as metadata.
 *
 * @param round how many processes had the database before, from 1
 * @param writer from 0
 * @param number the writer's calls before this one in its round
 */
record TurnName(int round, int writer, int number) {
  private static final String MEMBER = "turn";

  /** The next one of the same writer. */
  TurnName next() {
    return new TurnName(round, writer, number + 1);
  }

  /** The first one of the same writer and round. */
  TurnName first() {
    return new TurnName(round, writer, 0);
  }

  JsonObject metadata() {
    return Json.object().put(MEMBER, toString()).build();
  }

  /** The turn that {@link #metadata} names. */
  static TurnName of(JsonObject metadata) {
    return metadata
        .member(MEMBER)
        .map(JsonString.class::cast)
        .map(name -> parse(name.value()))
        .orElseThrow(() -> new IllegalStateException("no name of a turn: metadata=" + metadata));
  }

  /** What {@link #toString} wrote. */
  static TurnName parse(String text) {
    String[] parts = text.split("\\.", -1);
    return new TurnName(
        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  @Override
  public String toString() {
    return round + "." + writer + "." + number;
  }
}
