package org.korudelta.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.cli.terminal.Column;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.json.Json;
import org.korudelta.jvm.BlockingReads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code koru keys}: lists the keys of a namespace, or the namespaces. */
@Command(
    name = "keys",
    description = "List the keys of a namespace; without one, the namespaces.",
    footer = {"koru keys mime --at 2015-01-01", "koru keys"})
final class KeysCommand implements Callable<Integer> {
  @Mixin private ReadingOptions data = new ReadingOptions();
  @Mixin private TimeOption past = new TimeOption();

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAMESPACE", description = "Whose keys.")
  private @Nullable String namespace;

  @Override
  public Integer call() {
    BlockingReads reads = past.reads(data);
    if (namespace == null) {
      print("namespace", reads.namespaces());
    } else {
      print("key", reads.keys(namespace));
    }
    return ExitCode.OK;
  }

  private void print(String what, List<String> names) {
    try (Answers answers = data.answers(Column.text(what.toUpperCase(Locale.ROOT)))) {
      names.forEach(name -> answers.row(Json.object().put(what, name).build(), name));
    }
  }
}
