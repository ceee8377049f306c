package org.korudelta;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.cache.ScanResistantCache;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionRecord;

/**
 * The newest versions of the keys in use, and keys in use that have none.
 *
 * <p>Threading: filled on the writer's strand, found and forgotten from any thread.
 */
final class CurrentVersions {
  /*
   * Invariant: what is here for a key is its newest version of all that were added to the index, be
   * they visible yet or not. So whoever finds one that is not after the time asked for has the
   * version of that time; whoever finds a later one must look elsewhere.
   */
  private static final int OVERHEAD_BYTES = 240;

  private final ScanResistantCache<KeyName, Newest> keys;

  CurrentVersions(long bytes) {
    this.keys = new ScanResistantCache<>(bytes);
  }

  /**
   * A key's newest version.
   *
   * @param version it, be it a tombstone; null when the key never had one
   * @param current what a reader gets
   */
  record Newest(@Nullable VersionRecord version, Optional<Version> current) {
    private static final Newest NONE = new Newest(null, Optional.empty());

    static Newest of(@Nullable VersionRecord version) {
      if (version == null) {
        return NONE;
      }
      return new Newest(
          version, version.tombstone() ? Optional.empty() : Optional.of(Version.of(version)));
    }

    boolean isAt(long nanos) {
      return version == null || version.timestampNanos() <= nanos;
    }
  }

  @Nullable Newest find(KeyName key) {
    return keys.find(key);
  }

  void put(KeyName key, @Nullable VersionRecord version) {
    long weight = version == null ? 0 : VersionStore.weight(version);
    keys.put(key, Newest.of(version), OVERHEAD_BYTES + weight);
  }

  /** Forgets a key. */
  void remove(KeyName key) {
    keys.remove(key);
  }

  /** What they weigh together, in bytes. */
  long bytes() {
    return keys.bytes();
  }

  /** How much there is. */
  Tiers.Memory tier() {
    return new Tiers.Memory(keys.size(), keys.bytes(), keys.budgetBytes(), keys.misses());
  }
}
