package org.korudelta.cli;

import java.io.PrintWriter;
import java.io.Writer;
import picocli.CommandLine;

/** The commands of {@code koru}, for tests outside its package. */
public final class KnownCommands {
  private KnownCommands() {}

  /** A parser that knows them all. */
  public static CommandLine parser() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return Koru.commandLine(new Session(Surroundings.ofProcess()), nowhere, nowhere);
  }
}
