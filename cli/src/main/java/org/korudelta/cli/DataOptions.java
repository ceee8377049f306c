package org.korudelta.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.korudelta.jvm.BlockingKoruDelta;
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
      description = "The database's directory (default: ./koru-data), made when absent.")
  private @Nullable Path directory;

  @Option(names = "--json", description = "Answer in JSON, one object a line.")
  private boolean json;

  BlockingKoruDelta open() {
    return BlockingKoruDelta.open(directory == null ? DEFAULT_DIRECTORY : directory);
  }

  /** Whether the user named a directory. */
  boolean named() {
    return directory != null;
  }

  boolean json() {
    return json;
  }

  PrintWriter out() {
    return command.commandLine().getOut();
  }

  PrintWriter err() {
    return command.commandLine().getErr();
  }
}
