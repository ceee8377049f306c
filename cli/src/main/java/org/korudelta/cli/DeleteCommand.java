package org.korudelta.cli;

import java.util.concurrent.Callable;
import org.korudelta.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code koru delete}: writes a tombstone; the history stays. */
@Command(
    name = "delete",
    description = "Delete a key: a tombstone version, the history stays.",
    footer = {"koru delete users alice"})
final class DeleteCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(index = "0", paramLabel = "NAMESPACE", description = "The key's namespace.")
  private String namespace = "";

  @Parameters(index = "1", paramLabel = "KEY", description = "The key.")
  private String key = "";

  @Override
  public Integer call() {
    VersionText.answer(data, data.writableExisting().delete(namespace, key));
    return ExitCode.OK;
  }
}
