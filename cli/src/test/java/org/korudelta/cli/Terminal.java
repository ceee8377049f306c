package org.korudelta.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.cli.terminal.Screen;
import org.korudelta.cli.terminal.StandardOutput;

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

  /** Progress that nobody reads. */
  static Progress unseenProgress() {
    return new Progress(new PrintWriter(Writer.nullWriter()), "test");
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
    return execute(Screen.PIPE, arguments);
  }

  /** Runs a command line whose answers are shown on {@code screen}. */
  static Result execute(Screen screen, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    int exit = Invocation.run(surroundings(new StandardOutput(out), err, screen), arguments);
    return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString());
  }

  /** Surroundings whose output nobody reads. */
  static Surroundings surroundings(StringWriter err, Screen screen) {
    return surroundings(new StandardOutput(OutputStream.nullOutputStream()), err, screen);
  }

  /** An empty environment, and a clock that stands at 2026-07-15T12:30:00Z. */
  static Surroundings surroundings(StandardOutput out, StringWriter err, Screen screen) {
    Clock clock = Clock.fixed(Instant.parse("2026-07-15T12:30:00Z"), ZoneOffset.UTC);
    return new Surroundings(out, new PrintWriter(err, true), screen, Map.of(), clock);
  }
}
