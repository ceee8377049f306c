package org.korudelta.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.json.Json;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.jvm.BlockingReads;
import org.korudelta.text.Timestamp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code koru namespaces}: lists the namespaces with the number of keys that have a value. */
@Command(
    name = "namespaces",
    mixinStandardHelpOptions = true,
    description = "List the namespaces and how many keys with a value each of them has.",
    footer = {"", "Example:  koru namespaces --at 2020-01-01T00:00:00Z"})
final class NamespacesCommand implements Callable<Integer> {
  private static final String GAP = "  ";

  @Mixin private DataOptions data = new DataOptions();
  @Mixin private TimeOption past = new TimeOption();

  @Override
  public Integer call() {
    Timestamp at = past.time();
    try (BlockingKoruDelta db = data.openExisting()) {
      print(keyCounts(db, at));
    }
    return ExitCode.OK;
  }

  private static Map<String, Integer> keyCounts(BlockingKoruDelta db, @Nullable Timestamp at) {
    BlockingReads reads = at == null ? db.snapshot() : db.asOf(at);
    Map<String, Integer> counts = new LinkedHashMap<>();
    reads.namespaces().forEach(name -> counts.put(name, reads.keys(name).size()));
    return counts;
  }

  private void print(Map<String, Integer> keyCounts) {
    int columns =
        keyCounts.values().stream().mapToInt(count -> digits(count).length()).max().orElse(0);
    keyCounts.forEach(
        (name, keys) -> {
          String number = " ".repeat(columns - digits(keys).length()) + digits(keys);
          data.answer(
              Json.object().put("namespace", name).put("keys", keys).build(), number + GAP + name);
        });
  }

  private static String digits(int count) {
    return Integer.toString(count);
  }
}
