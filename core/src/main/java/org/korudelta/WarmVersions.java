package org.korudelta;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.cache.ScanResistantCache;
import org.korudelta.causal.VersionRecord;
import org.korudelta.index.run.Posting;
import org.korudelta.log.Address;

/**
 * Versions that were written or read lately, each by its address, and the pasts of keys that were
 * asked for, each as a whole; all within one budget.
 *
 * <p>Threading: safe from any thread.
 */
final class WarmVersions {
  private static final int OVERHEAD_BYTES = 240;
  private static final int PAST_SHARE_MAX = 8;
  private static final int EXTENSION_SHARE_MIN = 16;

  private final ScanResistantCache<Object, Object> kept; // By Address a version, by KeyName a past.

  /** Within {@code budgetBytes}, which may change: then {@link #shrink} is called. */
  WarmVersions(LongSupplier budgetBytes) {
    this.kept = new ScanResistantCache<>(budgetBytes);
  }

  /** The first versions of a key, oldest first, without a gap. Threading: immutable. */
  static final class Past {
    private static final Past NONE = new Past(new VersionRecord[0], OVERHEAD_BYTES);

    private final VersionRecord[] versions;
    private final long bytes;

    private Past(VersionRecord[] versions, long bytes) {
      this.versions = versions;
      this.bytes = bytes;
    }

    /** How many there are. */
    int count() {
      return versions.length;
    }

    VersionRecord get(int index) {
      return versions[index];
    }

    /** Where the version of {@code posting} is; -1 when it is not there. */
    int indexOf(Posting posting) {
      int low = 0;
      int high = versions.length - 1;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (versions[middle].timestampNanos() <= posting.nanos()) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return high == low && posting.isOf(versions[low]) ? low : -1;
    }

    /** Some of them; a part is copied, so that it does not hold the others. */
    List<VersionRecord> page(int from, int to) {
      return Arrays.asList(
          from == 0 && to == versions.length ? versions : Arrays.copyOfRange(versions, from, to));
    }

    private Past with(int offset, List<VersionRecord> further) {
      VersionRecord[] longer = Arrays.copyOf(versions, offset + further.size());
      long sum = bytes;
      for (int i = versions.length - offset; i < further.size(); i++) {
        longer[offset + i] = further.get(i);
        sum += VersionStore.weight(further.get(i));
      }
      return new Past(longer, sum);
    }
  }

  /** The version at {@code address}, or null. */
  @Nullable VersionRecord find(Address address) {
    return (VersionRecord) kept.find(address);
  }

  void put(VersionRecord version) {
    Address address = new Address(version.timestampNanos(), version.ordinal());
    kept.put(address, version, VersionStore.weight(version));
  }

  void remove(Address address) {
    kept.remove(address);
  }

  /** The first versions of a key, as many as are in memory together. */
  Past past(KeyName key) {
    Past past = (Past) kept.find(key);
    return past == null ? Past.NONE : past;
  }

  /**
   * Keeps the versions from that at {@code offset} on with those of {@code past}, which end there
   * or behind it; false where they are too many, or too few to copy the others for them.
   */
  boolean extendPast(KeyName key, Past past, int offset, List<VersionRecord> further) {
    int more = offset + further.size() - past.count();
    if (more <= 0 || more < past.count() / EXTENSION_SHARE_MIN) {
      return more <= 0;
    }
    Past longer = past.with(offset, further);
    if (longer.bytes > kept.budgetBytes() / PAST_SHARE_MAX) {
      return false;
    }
    if (past(key).count() < longer.count()) { // Else another reader was faster.
      kept.put(key, longer, longer.bytes);
    }
    return true;
  }

  void removePast(KeyName key) {
    kept.remove(key);
  }

  void clear() {
    kept.clear();
  }

  /** Lets go of what is more than the budget. */
  void shrink() {
    kept.shrink();
  }

  /** How much there is. */
  Tiers.Memory tier() {
    return new Tiers.Memory(kept.size(), kept.bytes(), kept.budgetBytes(), kept.misses());
  }
}
