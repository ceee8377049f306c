package org.korudelta.cli.shell;

import picocli.CommandLine;

/** What runs the lines of a shell: the command behind it. */
public interface Lines {

  /** Runs one line; gives its exit code. Never throws for what the line does. */
  int run(String line);

  /** Whether a line asked to leave the shell. */
  boolean ended();

  /** What to show before the next line. */
  String prompt();

  /** The commands that lines may name. */
  CommandLine commands();

  /** The names that lines may mention. */
  Names names();
}
