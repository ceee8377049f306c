package org.korudelta.cli;

import java.util.concurrent.Callable;
import org.korudelta.cli.help.CompletionScript;
import org.korudelta.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code koru completion}: a script that teaches a shell to complete {@code koru}. */
@Command(
    name = "completion",
    description = {
      "Print a script that lets Tab complete commands and options in a shell.",
      "To have it in every new shell, put into ~/.bashrc the line: eval \"$(koru completion bash)\""
          + " or into ~/.zshrc: eval \"$(koru completion zsh)\""
          + " or into ~/.config/fish/config.fish: koru completion fish | source",
      "Namespaces and keys are completed in koru shell."
    },
    footer = {"koru completion bash", "koru completion zsh", "koru completion fish"})
final class CompletionCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
  @SuppressWarnings("NullAway.Init")
  private CompletionScript shell;

  @Override
  public Integer call() {
    command.commandLine().getOut().print(shell.of(command.root().commandLine()));
    return ExitCode.OK;
  }
}
