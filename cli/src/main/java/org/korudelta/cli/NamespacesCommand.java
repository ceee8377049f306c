package org.korudelta.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.korudelta.cli.terminal.Column;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.jvm.BlockingReads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code koru namespaces}: lists the namespaces with the number of keys that have a value. */
@Command(
    name = "namespaces",
    description = "List the namespaces and how many keys with a value each of them has.",
    footer = {"koru namespaces --at 2020-01-01"})
final class NamespacesCommand implements Callable<Integer> {
  @Mixin private ReadingOptions data = new ReadingOptions();
  @Mixin private TimeOption past = new TimeOption();

  @Override
  public Integer call() {
    try (Answers answers = data.answers(Column.number("KEYS"), Column.text("NAMESPACE"))) {
      keyCounts(past.reads(data)).forEach((name, keys) -> answer(answers, name, keys));
    }
    return ExitCode.OK;
  }

  private static Map<String, Integer> keyCounts(BlockingReads reads) {
    BlockingReads still = reads instanceof BlockingKoruDelta db ? db.snapshot() : reads;
    Map<String, Integer> counts = new LinkedHashMap<>();
    still.namespaces().forEach(name -> counts.put(name, still.keys(name).size()));
    return counts;
  }

  private static void answer(Answers answers, String name, int keys) {
    JsonObject object = Json.object().put("namespace", name).put("keys", keys).build();
    answers.row(object, Integer.toString(keys), name);
  }
}
