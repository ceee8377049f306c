package org.korudelta.cli.help;

import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;

/** The shells that can be taught to complete. */
public enum CompletionScript {
  /** GNU bash. */
  BASH {
    @Override
    public String of(CommandLine root) {
      return AutoComplete.bash(root.getCommandName(), root);
    }
  },
  /** Z shell: a function for its own completion system, which the script switches on. */
  ZSH {
    @Override
    public String of(CommandLine root) {
      return new ZshScript(root).text();
    }
  },
  /** The friendly interactive shell. */
  FISH {
    @Override
    public String of(CommandLine root) {
      return new FishScript(root).text();
    }
  };

  /** The script for {@code root} and all its commands. */
  public abstract String of(CommandLine root);

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
