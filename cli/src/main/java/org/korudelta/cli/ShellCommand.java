package org.korudelta.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.korudelta.cli.shell.HistoryFile;
import org.korudelta.cli.shell.Repl;
import org.korudelta.cli.shell.Script;
import org.korudelta.cli.terminal.Screen;
import org.korudelta.error.KoruException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code koru shell}: many commands on one open database. */
@Command(
    name = "shell",
    description = {
      "Type commands one after the other; the database stays open.",
      "Lines are commands without koru in front, with history (arrow keys, Ctrl-R) and completion"
          + " (Tab) of commands, options, namespaces and keys. at TIME lets all reads look at that"
          + " time, now comes back, exit or Ctrl-D leaves, Ctrl-C gives up a line.",
      "'…' and \"…\" keep blanks together; JSON that begins with { or [ needs no quotes; # begins a"
          + " comment. The history is kept in the user's state directory (koru help environment).",
      "When standard input is no terminal its lines are run up to the first that fails, whose exit"
          + " code is that of the shell."
    },
    footer = {
      "koru shell",
      "printf 'put users carol {\"age\": 7}\\nget users carol\\n' | koru shell",
      "koru shell -c 'at 2020-01-01' -c 'get mime text/javascript'"
    })
final class ShellCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = {"-c", "--command"},
      paramLabel = "LINE",
      description = "Run this line instead of reading any; repeatable.")
  private List<String> commands = List.of();

  @Override
  public Integer call() throws IOException {
    Session session = data.session();
    ShellLines lines = new ShellLines(data);
    if (!commands.isEmpty()) {
      return script(new StringReader(String.join("\n", commands)), lines);
    }
    session.takeInput();
    if (Screen.ofInput().terminal() && session.surroundings().screen().terminal()) {
      return interactive(lines);
    }
    return script(new InputStreamReader(System.in, StandardCharsets.UTF_8), lines);
  }

  private int script(Reader in, ShellLines lines) throws IOException {
    return new Script(in, lines, data.err()).run();
  }

  private int interactive(ShellLines lines) throws IOException {
    open();
    try (Repl repl =
        Repl.ofProcess(lines, HistoryFile.of(data.session().surroundings().environment()))) {
      return repl.run();
    }
  }

  /** Opens what is there, so that keys complete from the first line on. */
  private void open() {
    try {
      data.existing();
    } catch (KoruException.NotFound e) {
      data.tell("no database yet, put and import make one: data=" + data.directory());
    }
  }
}
