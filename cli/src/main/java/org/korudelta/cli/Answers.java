package org.korudelta.cli;

import org.korudelta.cli.terminal.Column;
import org.korudelta.cli.terminal.Table;
import org.korudelta.json.JsonObjectBuilder;
import org.korudelta.json.JsonValue;

/**
 * Answers of one kind, one a row: a table for people, an object a line for machines.
 *
 * <pre>{@code
 * try (Answers answers = data.answers(Column.text("KEY"), Column.number("SCORE"))) {
 *   answers.row(object, "rome", "0.819");
 * }
 * }</pre>
 */
final class Answers implements AutoCloseable {
  private final DataOptions data;
  private final Table table;

  Answers(DataOptions data, Column... columns) {
    this.data = data;
    this.table = new Table(data.out(), data.screen(), columns);
  }

  /** Adds an answer: the object for machines, the cells for people, one for each column. */
  void row(JsonValue object, String... cells) {
    data.requireArrival();
    if (data.json()) {
      data.out().println(data.shown(object));
    } else {
      table.row(cells);
    }
  }

  /** As above; what the object holds may be as deep as any value. */
  void row(JsonObjectBuilder object, String... cells) {
    data.requireArrival();
    if (data.json()) {
      data.out().println(data.shown(object.text()));
    } else {
      table.row(cells);
    }
  }

  /** Shows the rows that still wait for their widths. */
  @Override
  public void close() {
    table.close();
  }
}
