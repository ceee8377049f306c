package org.korudelta.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.korudelta.cli.terminal.TerminalText;
import org.korudelta.error.KoruException;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.JsonValue;
import org.korudelta.jvm.BlockingKoruDelta;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command on a database takes: where it is and how to answer. */
final class DataOptions {
  /** The directory used when none is named. */
  static final Path DEFAULT_DIRECTORY = Path.of("koru-data");

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The database's directory (default: ./koru-data).")
  private @Nullable Path directory;

  @Option(names = "--json", description = "Answer in JSON, one object a line.")
  private boolean json;

  /** Opens the database; made when absent. */
  BlockingKoruDelta open() {
    return BlockingKoruDelta.open(directory());
  }

  /** Opens the database; {@code not_found} when there is none: reading never makes one. */
  BlockingKoruDelta openExisting() {
    if (empty(directory())) {
      throw new KoruException.NotFound(
          "no database here; put and import make one: data=" + directory());
    }
    return open();
  }

  private Path directory() {
    return directory == null ? DEFAULT_DIRECTORY : directory;
  }

  /** Whether nothing is there; what cannot be looked into is left to opening, which says why. */
  private static boolean empty(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    } catch (NoSuchFileException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether the user named a directory. */
  boolean named() {
    return directory != null;
  }

  boolean json() {
    return json;
  }

  /** Answers with one line: as it is in JSON when asked for, else safe to show. */
  void answer(JsonValue object, String text) {
    command
        .commandLine()
        .getOut()
        .println(json ? CanonicalJson.text(object) : TerminalText.of(text));
  }

  /** A wrong command line, told with the command's usage. */
  CommandLine.ParameterException misused(String reason) {
    return new CommandLine.ParameterException(command.commandLine(), reason);
  }

  PrintWriter err() {
    return command.commandLine().getErr();
  }
}
