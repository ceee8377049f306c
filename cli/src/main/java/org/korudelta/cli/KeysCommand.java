package org.korudelta.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.JsonString;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.text.Timestamp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code koru keys}: lists the keys of a namespace, or the namespaces. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "List the keys of a namespace; without one, the namespaces.",
    footer = {"", "Example:  koru keys mime --at 2015-01-01T00:00:00Z"})
final class KeysCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAMESPACE")
  private @Nullable String namespace;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "As of this time, RFC 3339, inclusive.")
  private @Nullable String at;

  @Override
  public Integer call() {
    try (BlockingKoruDelta db = data.open()) {
      for (String name : names(db)) {
        data.out().println(data.json() ? CanonicalJson.text(JsonString.of(name)) : name);
      }
    }
    return ExitCode.OK;
  }

  private List<String> names(BlockingKoruDelta db) {
    if (at == null) {
      return namespace == null ? db.namespaces() : db.keys(namespace);
    }
    var past = db.asOf(Timestamp.parse(at));
    return namespace == null ? past.namespaces() : past.keys(namespace);
  }
}
