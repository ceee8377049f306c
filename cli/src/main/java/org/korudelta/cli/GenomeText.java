package org.korudelta.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.korudelta.cli.terminal.Count;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonObjectBuilder;
import org.korudelta.transfer.Genome;
import org.korudelta.transfer.TransferReport;

/** How a genome is shown, and what a backup carried. */
final class GenomeText {
  private GenomeText() {}

  /** What is worth a person's look, by name, in the order to show it. */
  static Map<String, String> rows(Genome genome) {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("genome", genome.root());
    rows.put("versions", "" + genome.versions());
    rows.put("commits", "" + genome.commits());
    if (genome.commits() > 0) {
      rows.put("last commit", genome.lastCommit().toString());
    }
    return rows;
  }

  /** All of it, for machines. */
  static JsonObject object(Genome genome) {
    JsonObjectBuilder facts = Json.object().put("genome", genome.root());
    facts.put("versions", genome.versions()).put("commits", genome.commits());
    if (genome.commits() > 0) {
      facts.put("lastCommit", genome.lastCommit().toString());
    }
    return facts.build();
  }

  /** What a backup carried, for machines. */
  static JsonObjectBuilder facts(TransferReport report) {
    JsonObjectBuilder facts = Json.object();
    facts.put("versions", report.versions()).put("commits", report.commits());
    facts.put("bytes", report.bytes());
    return facts.put("from", object(report.base())).put("to", object(report.genome()));
  }

  /** The same for people, after {@code verb}. */
  static String line(String verb, TransferReport report) {
    return verb
        + " "
        + Count.of(report.versions(), "version")
        + " in "
        + Count.of(report.commits(), "commit")
        + ", "
        + Count.of(report.bytes(), "byte")
        + "; genome "
        + report.genome().root();
  }
}
