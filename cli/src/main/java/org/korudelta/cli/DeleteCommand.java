package org.korudelta.cli;

import java.util.concurrent.Callable;
import org.korudelta.causal.Version;
import org.korudelta.json.CanonicalJson;
import org.korudelta.jvm.BlockingKoruDelta;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code koru delete}: writes a tombstone; the history stays. */
@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    description = "Delete a key: a tombstone version, the history stays.",
    footer = {"", "Example:  koru delete users alice"})
final class DeleteCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(index = "0", paramLabel = "NAMESPACE")
  private String namespace = "";

  @Parameters(index = "1", paramLabel = "KEY")
  private String key = "";

  @Override
  public Integer call() {
    try (BlockingKoruDelta db = data.open()) {
      Version version = db.delete(namespace, key);
      data.out()
          .println(
              data.json()
                  ? CanonicalJson.text(VersionText.object(version))
                  : VersionText.line(version));
    }
    return ExitCode.OK;
  }
}
