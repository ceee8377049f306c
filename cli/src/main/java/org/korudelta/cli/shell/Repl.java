package org.korudelta.cli.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.korudelta.cli.terminal.ExitCode;

/**
 * A shell that somebody types into: line editing, history, completion. Ctrl-C gives up the line, or
 * interrupts the command that runs; Ctrl-D leaves. An error never ends it.
 *
 * <p>Threading: for one thread, whose interrupt is Ctrl-C while a command runs.
 */
public final class Repl implements AutoCloseable {
  /** For terminals that know none, such as a serial line. */
  private static final Size SIZE_UNKNOWN = Size.of(80, 24);

  private final Terminal terminal;
  private final LineReader reader;
  private final Lines lines;

  /** A shell on {@code terminal}, which it closes. */
  public Repl(Terminal terminal, Lines lines, Optional<Path> history) {
    this.terminal = terminal;
    this.lines = lines;
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("koru")
            .parser(new LineParser())
            .completer(new LineCompleter(lines))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P …> ");
    history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
    this.reader = builder.build();
  }

  /** A shell on the terminal of this process. */
  public static Repl ofProcess(Lines lines, Optional<Path> history) throws IOException {
    Terminal terminal =
        TerminalBuilder.builder().system(true).provider("exec").graphemeCluster(false).build();
    if (terminal.getSize().getColumns() == 0) {
      terminal.setSize(SIZE_UNKNOWN);
    }
    return new Repl(terminal, lines, history);
  }

  /** Runs lines until somebody leaves; gives 0. */
  public int run() {
    Thread runner = Thread.currentThread();
    while (!lines.ended()) {
      try {
        String line = reader.readLine(lines.prompt());
        Terminal.SignalHandler before =
            terminal.handle(Terminal.Signal.INT, signal -> runner.interrupt());
        lines.run(line);
        terminal.handle(Terminal.Signal.INT, before);
        Thread.interrupted();
      } catch (UserInterruptException e) {
        terminal
            .writer()
            .flush(); // The line is given up; the next prompt says all there is to say.
      } catch (EndOfFileException e) {
        break;
      }
    }
    return ExitCode.OK;
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
