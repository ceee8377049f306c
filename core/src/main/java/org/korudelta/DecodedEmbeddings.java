package org.korudelta;

import org.jspecify.annotations.Nullable;
import org.korudelta.cache.ScanResistantCache;
import org.korudelta.causal.VersionRecord;
import org.korudelta.log.Address;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.EmbeddingFormat;

/**
 * The embeddings that searches have met, each decoded once. A version never changes, so neither
 * does its entry.
 *
 * <p>Threading: safe from any thread; two that meet a version at once both decode it.
 */
final class DecodedEmbeddings {
  private static final int OVERHEAD_BYTES = 200;

  private final ScanResistantCache<Address, Embedding> byAddress;
  private int cleared; // Guarded by this.

  /** Keeps embeddings of {@code bytes} together. */
  DecodedEmbeddings(long bytes) {
    this.byAddress = new ScanResistantCache<>(bytes);
  }

  /** Forgets all of them. */
  synchronized void clear() {
    cleared++;
    byAddress.clear();
  }

  /** How often they were forgotten so far, for {@link #of}. */
  synchronized int cleared() {
    return cleared;
  }

  /** The embedding of a version, if it is known. */
  @Nullable Embedding find(Address address) {
    return byAddress.find(address);
  }

  /**
   * The embedding that {@code version}, of the operation embed, carries. It is kept, unless
   * embeddings were forgotten since {@code before}: it may be one of them.
   *
   * @param before what {@link #cleared} said before {@code version} was read
   */
  Embedding of(VersionRecord version, int before) {
    Address address = new Address(version.timestampNanos(), version.ordinal());
    Embedding known = byAddress.find(address);
    if (known != null) {
      return known;
    }
    Embedding decoded = EmbeddingFormat.decode(version.content());
    keep(address, decoded, OVERHEAD_BYTES + version.content().length, before);
    return decoded;
  }

  private synchronized void keep(Address address, Embedding decoded, int weight, int before) {
    if (before == cleared) {
      byAddress.put(address, decoded, weight);
    }
  }
}
