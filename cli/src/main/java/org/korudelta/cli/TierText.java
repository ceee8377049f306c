package org.korudelta.cli;

import java.util.Map;
import org.korudelta.Latencies;
import org.korudelta.Tiers;
import org.korudelta.cli.terminal.Count;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;

/** How the tiers are shown, in which values are. */
final class TierText {
  private static final long MICROSECOND = 1_000;

  private TierText() {}

  /** Adds a row for each tier to {@code rows}. */
  static void addTo(Map<String, String> rows, Tiers tiers) {
    rows.put("hot", text(tiers.hot()));
    rows.put("warm", text(tiers.warm()));
    rows.put("cold", text(tiers.cold()));
    rows.put("deep", text(tiers.deep()));
  }

  private static String text(Tiers.Memory tier) {
    return Count.of(tier.values(), "value")
        + ", "
        + tier.bytes()
        + " of "
        + Count.of(tier.budgetBytes(), "byte")
        + " in memory, "
        + Count.of(tier.misses(), "read")
        + " missed";
  }

  private static String text(Tiers.Disk tier) {
    String packed = tier.fileBytes() < tier.logBytes() ? " for " + tier.logBytes() + " of log" : "";
    return Count.of(tier.segments(), "segment")
        + ", "
        + Count.of(tier.fileBytes(), "byte")
        + packed
        + ", "
        + text(tier.reads());
  }

  private static String text(Latencies reads) {
    String count = Count.of(reads.count(), "read");
    return reads.count() == 0
        ? count
        : count + ", half within " + micros(reads, 0.5) + ", 99 % within " + micros(reads, 0.99);
  }

  private static String micros(Latencies reads, double share) {
    return (reads.percentileNanos(share) / MICROSECOND + 1) + " µs";
  }

  /** All of it, for machines. */
  static JsonObject object(Tiers tiers) {
    return Json.object()
        .put("hot", object(tiers.hot()))
        .put("warm", object(tiers.warm()))
        .put("cold", object(tiers.cold()))
        .put("deep", object(tiers.deep()))
        .build();
  }

  private static JsonObject object(Tiers.Memory tier) {
    return Json.object()
        .put("values", tier.values())
        .put("bytes", tier.bytes())
        .put("budgetBytes", tier.budgetBytes())
        .put("misses", tier.misses())
        .build();
  }

  private static JsonObject object(Tiers.Disk tier) {
    return Json.object()
        .put("segments", tier.segments())
        .put("fileBytes", tier.fileBytes())
        .put("logBytes", tier.logBytes())
        .put("reads", tier.reads().count())
        .put("p50Nanos", tier.reads().percentileNanos(0.5))
        .put("p99Nanos", tier.reads().percentileNanos(0.99))
        .build();
  }
}
