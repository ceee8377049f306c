package org.korudelta;

import org.korudelta.cache.ScanResistantCache;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
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

  private final ScanResistantCache<VersionId, Embedding> byVersion;
  private int cleared; // Guarded by this.

  /** Keeps embeddings of {@code bytes} together. */
  DecodedEmbeddings(long bytes) {
    this.byVersion = new ScanResistantCache<>(bytes);
  }

  /** Forgets all of them. */
  synchronized void clear() {
    cleared++;
    byVersion.clear();
  }

  /** How often they were forgotten so far, for {@link #of}. */
  synchronized int cleared() {
    return cleared;
  }

  /**
   * The embedding that {@code version}, of the operation embed, carries. It is kept, unless
   * embeddings were forgotten since {@code before}: it may be one of them.
   *
   * @param before what {@link #cleared} said before {@code version} was read
   */
  Embedding of(VersionRecord version, int before) {
    Embedding known = byVersion.find(version.id());
    if (known != null) {
      return known;
    }
    Embedding decoded = EmbeddingFormat.decode(version.content());
    keep(version, decoded, before);
    return decoded;
  }

  private synchronized void keep(VersionRecord version, Embedding decoded, int before) {
    if (before == cleared) {
      byVersion.put(version.id(), decoded, OVERHEAD_BYTES + version.content().length);
    }
  }
}
