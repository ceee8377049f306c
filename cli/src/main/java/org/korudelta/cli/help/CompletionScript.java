package org.korudelta.cli.help;

import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;

/** The shells that can be taught to complete. */
public enum CompletionScript {
  /** GNU bash. */
  BASH,
  /** Z shell, through its own emulation of bash's completion, which the script switches on. */
  ZSH;

  /** The script for {@code root} and all its commands. */
  public String of(CommandLine root) {
    return AutoComplete.bash(root.getCommandName(), root);
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
