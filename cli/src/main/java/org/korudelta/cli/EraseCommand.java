package org.korudelta.cli;

import java.util.concurrent.Callable;
import org.korudelta.ErasureReport;
import org.korudelta.cli.terminal.Count;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArrayBuilder;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonObjectBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code koru erase}: takes the values of a key out of every file. */
@Command(
    name = "erase",
    description = {
      "Erase a key: its values, of all times, are in no file any more. It cannot be undone.",
      "Ids, times and causes stay; a record in the namespace korudelta.erasures says what and why.",
      "Exports and copies made before are out of reach."
    },
    footer = {"koru erase users alice --reason 'asked by her, ticket 17'"})
final class EraseCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(index = "0", paramLabel = "NAMESPACE", description = "The key's namespace.")
  private String namespace = "";

  @Parameters(index = "1", paramLabel = "KEY", description = "The key.")
  private String key = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  @Override
  public Integer call() {
    ErasureReport report = data.writableExisting().erase(namespace, key, reason);
    data.answer(object(report), text(report));
    return ExitCode.OK;
  }

  private static JsonObject object(ErasureReport report) {
    JsonObjectBuilder facts = Json.object().put("versions", report.versions());
    facts.put("valueBytes", report.valueBytes()).put("reclaimedBytes", report.reclaimedBytes());
    JsonArrayBuilder shared = Json.array();
    for (ErasureReport.SharedKey other : report.sharedWith()) {
      shared.add(Json.object().put("namespace", other.namespace()).put("key", other.key()).build());
    }
    return facts.put("sharedWith", shared.build()).build();
  }

  private static String text(ErasureReport report) {
    StringBuilder text = new StringBuilder("erased ");
    text.append(Count.of(report.versions(), "version"));
    text.append(", files are ").append(report.reclaimedBytes()).append(" bytes shorter");
    for (ErasureReport.SharedKey other : report.sharedWith()) {
      text.append("; the same content: ").append(other.namespace()).append('/').append(other.key());
    }
    return text.toString();
  }
}
