package org.korudelta.cli;

import java.util.concurrent.Callable;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObjectBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code koru contains}: whether a key has a value, as a word and as the exit code. */
@Command(
    name = "contains",
    description = "Say whether a key has a value: true and exit code 0, or false and exit code 1.",
    footer = {
      "koru contains users alice",
      "koru contains mime text/javascript --at 2014-01-01 || echo not yet"
    })
final class ContainsCommand implements Callable<Integer> {
  @Mixin private ReadingOptions data = new ReadingOptions();
  @Mixin private TimeOption past = new TimeOption();

  @Parameters(index = "0", paramLabel = "NAMESPACE", description = "The key's namespace.")
  private String namespace = "";

  @Parameters(index = "1", paramLabel = "KEY", description = "The key.")
  private String key = "";

  @Override
  public Integer call() {
    boolean there = past.reads(data).contains(namespace, key);
    print(there);
    return there ? ExitCode.OK : ExitCode.NOT_FOUND;
  }

  private void print(boolean there) {
    JsonObjectBuilder answer = Json.object().put("namespace", namespace).put("key", key);
    data.answer(answer.put("contains", there).build(), Boolean.toString(there));
  }
}
