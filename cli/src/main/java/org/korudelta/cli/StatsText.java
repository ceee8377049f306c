package org.korudelta.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.korudelta.Recovery;
import org.korudelta.Stats;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonObjectBuilder;

/** How counts and sizes are shown: names and words for people, one object for machines. */
final class StatsText {
  private StatsText() {}

  /** What is worth a person's look, by name, in the order to show it. */
  static Map<String, String> rows(Stats stats) {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("namespaces", "" + stats.namespaceCount());
    rows.put("keys", "" + stats.keyCount());
    rows.put("versions", "" + stats.totalVersions());
    rows.put("commits", "" + stats.commitCount());
    if (stats.commitCount() > 0) {
      rows.put("last commit", stats.lastCommit().toString());
    }
    if (stats.clockAhead()) {
      rows.put("clock", "behind the last commit: writes get times after it");
    }
    rows.put("log bytes", "" + stats.logBytes());
    rows.put("log segments", "" + stats.segmentCount());
    TierText.addTo(rows, stats.tiers());
    recovery(stats.recovery(), rows);
    return rows;
  }

  /** What the last open found, and what it did about it. */
  private static void recovery(Recovery recovery, Map<String, String> rows) {
    boolean torn = recovery.tornSegment() != 0;
    String cut = torn ? "a torn tail was cut" : "nothing was cut";
    rows.put(
        "recovery",
        recovery.cleanClose() && !torn
            ? "none needed, the log was closed"
            : "the log was not closed, " + cut);
    if (torn) {
      rows.put("torn tail", tornTail(recovery));
    }
    if (recovery.lastGroupUncertain()) {
      rows.put("uncertain", "the last commit may never have been acknowledged");
    }
  }

  private static String tornTail(Recovery recovery) {
    return "segment="
        + recovery.tornSegment()
        + " offset="
        + recovery.tornOffset()
        + " bytes="
        + recovery.tornBytes();
  }

  /** All of it, for machines. */
  static JsonObject object(Stats stats) {
    JsonObjectBuilder facts = Json.object();
    facts.put("keys", stats.keyCount()).put("versions", stats.totalVersions());
    facts.put("commits", stats.commitCount()).put("namespaces", stats.namespaceCount());
    facts.put("logBytes", stats.logBytes()).put("segments", stats.segmentCount());
    if (stats.commitCount() > 0) {
      facts.put("lastCommit", stats.lastCommit().toString());
    }
    facts.put("clockAhead", stats.clockAhead());
    facts.put("tiers", TierText.object(stats.tiers()));
    return facts.put("recovery", object(stats.recovery())).build();
  }

  private static JsonObject object(Recovery recovery) {
    JsonObjectBuilder facts = Json.object().put("cleanClose", recovery.cleanClose());
    if (recovery.tornSegment() != 0) {
      facts.put("tornSegment", recovery.tornSegment()).put("tornOffset", recovery.tornOffset());
      facts.put("tornBytes", recovery.tornBytes());
    }
    return facts.put("lastGroupUncertain", recovery.lastGroupUncertain()).build();
  }
}
