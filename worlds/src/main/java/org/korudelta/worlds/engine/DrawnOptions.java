package org.korudelta.worlds.engine;

import java.time.Duration;
import org.korudelta.Durability;
import org.korudelta.MemoryBudget;
import org.korudelta.Options;
import org.korudelta.PackOptions;
import org.korudelta.Retention;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.hash.Digest;

/** How the database of a run is opened: each run draws it, and no answer depends on it. */
final class DrawnOptions {
  /** Small, so that a run has several segments. */
  static final int SEGMENT_BYTES = 8_192;

  private static final int DURABILITIES = 4;
  private static final Duration INTERVAL = Duration.ofMillis(5);
  private static final int LITTLE_ROOM_BYTES = 4_096;
  private static final int TIER_BYTES = 700;
  private static final int TIER_CAPACITIES = 4;
  private static final int TAIL_MAX = 12;
  private static final int TAIL_ALL = 1 << 16;

  private final Simulation simulation;

  DrawnOptions(Simulation simulation) {
    this.simulation = simulation;
  }

  private Choices stream(String name) {
    return simulation.choices().stream(name);
  }

  /** Half of the runs sync every write; in a third of them writers wait for a slow disk soon. */
  Options of(Digest digest) {
    Options synced =
        Options.defaults()
            .withDigest(digest)
            .withSegmentBytesMax(SEGMENT_BYTES)
            .withPacking(new PackOptions(stream("packing").draw(2, "by itself") == 1, false))
            .withRetention(Eraser.NAMESPACE, Retention.versions(Eraser.KEPT))
            .withMemory(memory());
    int mode = stream("durability").draw(DURABILITIES, "sync, async or memory");
    boolean roomy = stream("room").draw(3, "little room") != 1;
    Options roomOnly = roomy ? synced : synced.withUnwrittenBytesMax(LITTLE_ROOM_BYTES);
    if (mode < 2) {
      return roomOnly;
    }
    simulation.mark(mode == 2 ? "durability: async" : "durability: memory", 1);
    return roomOnly.withDurability(mode == 2 ? Durability.async(INTERVAL) : Durability.memory());
  }

  /** Tiers hold nothing, little, or all; tails one version, some, or all. */
  private MemoryBudget memory() {
    Choices choices = stream("memory");
    long bytes = (long) TIER_BYTES * choices.draw(TIER_CAPACITIES, "capacity of tiers");
    int tail = choices.draw(2, "small tails") == 0 ? TAIL_ALL : 1 + choices.draw(TAIL_MAX, "tail");
    return new MemoryBudget(bytes, bytes, bytes, tail);
  }
}
