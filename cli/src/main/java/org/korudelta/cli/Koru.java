package org.korudelta.cli;

import java.io.PrintWriter;
import org.korudelta.cli.help.Manual;
import org.korudelta.cli.terminal.Colour;
import org.korudelta.cli.terminal.Screen;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/**
 * The {@code koru} command: reads the command line, runs one command, turns errors into exit codes.
 */
@Command(
    name = "koru",
    versionProvider = KoruVersion.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "A causal database at the command line.",
      "Every write is kept, every value knows what it replaced, and anything can be read as of any"
          + " past time. Answers are tables on a terminal, lines between tabs in a pipe, and JSON"
          + " with --json. The first letters of a command or of a long option are enough."
    },
    exitCodeList = {
      "  0:done",
      "  1:not found, or lost where koru prove looked for it",
      "  2:wrong command line, or something the command needs is missing",
      "  3:bad input, or over a limit",
      "  4:conflict, or ambiguous",
      "  5:in use, read-only, closed or unavailable",
      "  6:corruption",
      "  7:the storage failed, or the outcome is unknown",
      "  8:an expectation of the tour, the conformance table or the doctor failed",
      " 70:a defect of koru itself",
      "130:interrupted, as by Ctrl-C"
    },
    footer = {
      "koru tour",
      "koru put users alice '{\"name\":\"Alice\"}'",
      "koru log mime text/javascript --at \"2 days ago\"",
      "koru navigate words king -man +woman"
    })
public final class Koru {

  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--color",
      scope = ScopeType.INHERIT,
      paramLabel = "WHEN",
      description = "Colour: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Colour colour = Colour.AUTO;

  private final Session session;

  Koru(Session session) {
    this.session = session;
  }

  Session session() {
    return session;
  }

  DataOptions data() {
    return data;
  }

  Colour colour() {
    return colour;
  }

  /** What answers are shown on, coloured as the user wants. */
  Screen screen() {
    Surroundings around = session.surroundings();
    return colour.on(around.screen(), around.environment());
  }

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    System.exit(Invocation.run(Surroundings.ofProcess(), args));
  }

  /** The command line of a session, with those commands that {@code arguments} need. */
  static CommandLine commandLine(
      Session session, PrintWriter out, PrintWriter err, String... arguments) {
    Koru koru = new Koru(session);
    CommandLine command = new CommandLine(koru);
    Commands.add(command, arguments);
    return koru.ready(command.setOut(out).setErr(err));
  }

  /** What is said of a command line holds for the commands that it has by then. */
  CommandLine ready(CommandLine command) {
    Manual.describe(command);
    return command
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(this::execute)
        .setParameterExceptionHandler(new UsageReport())
        .setExecutionExceptionHandler(new ErrorReport());
  }

  /** Help is coloured as the command line just said; what goes wrong before that is not. */
  private int execute(ParseResult parsed) {
    parsed.commandSpec().commandLine().setColorScheme(colours());
    return new CommandLine.RunLast().execute(parsed);
  }

  private ColorScheme colours() {
    return CommandLine.Help.defaultColorScheme(screen().colour() ? Ansi.ON : Ansi.OFF);
  }
}
