package org.korudelta.cli;

import java.util.concurrent.Callable;
import org.korudelta.Recovery;
import org.korudelta.Stats;
import org.korudelta.cli.terminal.Column;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.Json;
import org.korudelta.json.JsonMember;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonObjectBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code koru stats}: counts and sizes, and what the last open found. */
@Command(
    name = "stats",
    description = "Show counts, sizes and what opening the log found.",
    footer = {"koru stats", "koru stats --json"})
final class StatsCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Override
  public Integer call() {
    JsonObject facts = facts(data.existing().stats());
    if (data.json()) {
      data.answer(facts, "");
    } else {
      print(facts);
    }
    return ExitCode.OK;
  }

  private void print(JsonObject facts) {
    try (Answers answers = data.answers(Column.text(""), Column.text(""))) {
      for (JsonMember fact : facts) {
        answers.row(fact.value(), fact.name(), CanonicalJson.text(fact.value()));
      }
    }
  }

  private static JsonObject facts(Stats stats) {
    JsonObjectBuilder facts = Json.object();
    facts.put("keys", stats.keyCount()).put("versions", stats.totalVersions());
    facts.put("commits", stats.commitCount()).put("namespaces", stats.namespaceCount());
    facts.put("logBytes", stats.logBytes()).put("segments", stats.segmentCount());
    if (stats.commitCount() > 0) {
      facts.put("lastCommit", stats.lastCommit().toString());
    }
    facts.put("clockAhead", stats.clockAhead());
    return facts.put("recovery", recovery(stats.recovery())).build();
  }

  private static JsonObject recovery(Recovery recovery) {
    JsonObjectBuilder facts = Json.object().put("cleanClose", recovery.cleanClose());
    if (recovery.tornSegment() != 0) {
      facts.put("tornSegment", recovery.tornSegment()).put("tornOffset", recovery.tornOffset());
      facts.put("tornBytes", recovery.tornBytes());
    }
    return facts.put("lastGroupUncertain", recovery.lastGroupUncertain()).build();
  }
}
