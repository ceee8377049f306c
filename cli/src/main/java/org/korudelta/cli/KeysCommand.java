package org.korudelta.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.json.Json;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.text.Timestamp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code koru keys}: lists the keys of a namespace, or the namespaces. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "List the keys of a namespace; without one, the namespaces.",
    footer = {"", "Example:  koru keys mime --at 2015-01-01T00:00:00Z"})
final class KeysCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private TimeOption past = new TimeOption();

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAMESPACE")
  private @Nullable String namespace;

  @Override
  public Integer call() {
    Timestamp at = past.time();
    String what = namespace == null ? "namespace" : "key";
    try (BlockingKoruDelta db = data.openExisting()) {
      for (String name : names(db, at)) {
        data.answer(Json.object().put(what, name).build(), name);
      }
    }
    return ExitCode.OK;
  }

  private List<String> names(BlockingKoruDelta db, @Nullable Timestamp at) {
    if (at == null) {
      return namespace == null ? db.namespaces() : db.keys(namespace);
    }
    var then = db.asOf(at);
    return namespace == null ? then.namespaces() : then.keys(namespace);
  }
}
