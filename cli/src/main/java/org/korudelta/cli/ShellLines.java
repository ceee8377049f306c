package org.korudelta.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.cli.shell.Lines;
import org.korudelta.cli.shell.Names;
import org.korudelta.cli.shell.ShellWords;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.cli.terminal.TerminalText;
import org.korudelta.error.KoruException;
import org.korudelta.text.Timestamp;
import picocli.CommandLine;

/** Runs the lines of a shell as commands of the session that the shell itself runs in. */
final class ShellLines implements Lines {
  private static final String MIDNIGHT = "T00:00:00.000000000Z";

  private final DataOptions data;

  ShellLines(DataOptions data) {
    this.data = data;
  }

  @Override
  public int run(String line) {
    int exit = guarded(line);
    data.out().flush();
    return exit;
  }

  private int guarded(String line) {
    try {
      List<String> words = ShellWords.of(line);
      return words.isEmpty()
          ? ExitCode.OK
          : Invocation.guarded(data.err(), this::commands, arguments(words));
    } catch (KoruException e) {
      return ErrorReport.print(data.err(), e.code(), e.getMessage());
    }
  }

  /** What was said to the shell is said to each line before the line's own words, which win. */
  private String[] arguments(List<String> words) {
    List<String> all = new ArrayList<>();
    if (data.named()) {
      all.addAll(List.of("--data", data.directory().toString()));
    }
    if (data.json()) {
      all.add("--json");
    }
    all.add("--color=" + data.colour());
    all.addAll(words);
    return all.toArray(String[]::new);
  }

  /** Afresh for each line: options of one line must not show in the next. */
  @Override
  public CommandLine commands() {
    Koru koru = new Koru(data.session());
    CommandLine commands = new CommandLine(koru);
    Commands.add(commands);
    commands.getCommandSpec().removeSubcommand("shell");
    commands.addSubcommand(new AtCommand()).addSubcommand(new NowCommand());
    commands.addSubcommand(new ExitCommand());
    commands.setOverwrittenOptionsAllowed(true);
    return koru.ready(commands.setOut(data.out()).setErr(data.err()));
  }

  @Override
  public boolean ended() {
    return data.session().ended();
  }

  /** {@code koru(mime @2020-01-01)> }. */
  @Override
  public String prompt() {
    Path name = data.directory().toAbsolutePath().normalize().getFileName();
    Timestamp at = data.session().readPoint();
    return "koru(" + TerminalText.of("" + (name == null ? "/" : name)) + shown(at) + ")> ";
  }

  private static String shown(@Nullable Timestamp at) {
    if (at == null) {
      return "";
    }
    String text = at.toString();
    return " @"
        + (text.endsWith(MIDNIGHT)
            ? text.substring(0, text.length() - MIDNIGHT.length())
            : text.replace(".000000000Z", "Z"));
  }

  @Override
  public Names names() {
    return new SessionNames(data.session());
  }
}
