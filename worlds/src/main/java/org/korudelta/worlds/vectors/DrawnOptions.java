package org.korudelta.worlds.vectors;

import java.time.Duration;
import org.korudelta.Durability;
import org.korudelta.MemoryBudget;
import org.korudelta.Options;
import org.korudelta.Retention;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.hash.Digest;
import org.korudelta.vector.VectorOptions;

/** How the database of a run is opened: each run draws it, and no exact answer depends on it. */
final class DrawnOptions {
  /** Keeps {@link #KEPT} versions of each key. */
  static final String KEEPING = "kept";

  static final int KEPT = 2;

  private static final int SEGMENT_BYTES = 1 << 15;
  private static final int DURABILITIES = 4;
  private static final Duration INTERVAL = Duration.ofMillis(5);
  private static final int TIER_BYTES = 1 << 16;
  private static final int TIER_CAPACITIES = 4;
  private static final int TAIL_MIN = 200;
  private static final int TAIL_ALL = 1 << 16;

  private final Choices choices;
  private final Digest digest;

  DrawnOptions(Choices choices, Digest digest) {
    this.choices = choices;
    this.digest = digest;
  }

  Options draw() {
    Options options =
        Options.defaults()
            .withDigest(digest)
            .withSegmentBytesMax(SEGMENT_BYTES)
            .withRetention(KEEPING, Retention.versions(KEPT))
            .withMemory(memory())
            .withVectors(vectors());
    return switch (choices.draw(DURABILITIES, "sync, sync, async or memory")) {
      case 2 -> options.withDurability(Durability.async(INTERVAL));
      case 3 -> options.withDurability(Durability.memory());
      default -> options;
    };
  }

  private VectorOptions vectors() {
    VectorOptions defaults = VectorOptions.defaults();
    boolean scans = choices.oneIn(4, "scans where that is cheaper");
    return (scans ? defaults : defaults.withScanFactor(0))
        .withLinkingTasks(1 + choices.draw(3, "linking tasks"));
  }

  private MemoryBudget memory() {
    long bytes = (long) TIER_BYTES * choices.draw(TIER_CAPACITIES, "capacity of tiers");
    int tail = choices.draw(2, "small tails") == 0 ? TAIL_ALL : TAIL_MIN;
    return new MemoryBudget(bytes, bytes, bytes, tail);
  }
}
