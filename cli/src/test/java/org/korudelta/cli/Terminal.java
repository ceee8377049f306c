package org.korudelta.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs commands as the launcher does and keeps what they print. */
final class Terminal {
  private final List<String> data;

  private Terminal(List<String> data) {
    this.data = data;
  }

  /** Commands on the database in {@code directory}. */
  static Terminal on(Path directory) {
    return new Terminal(List.of("--data", directory.toString()));
  }

  /** Where progress goes that nobody reads. */
  static PrintWriter nowhere() {
    return new PrintWriter(Writer.nullWriter());
  }

  /** What one command did. */
  record Result(int exit, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }
  }

  /** Runs a command on the database. */
  Result run(String... arguments) {
    List<String> line = new ArrayList<>(List.of(arguments));
    line.addAll(1, data);
    return execute(line.toArray(String[]::new));
  }

  /** Runs a command line as it is. */
  static Result execute(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Koru.commandLine(new PrintWriter(out, true), new PrintWriter(err, true)).execute(arguments);
    return new Result(exit, out.toString(), err.toString());
  }
}
