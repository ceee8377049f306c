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

  /** Keeps embeddings of {@code bytes} together. */
  DecodedEmbeddings(long bytes) {
    this.byVersion = new ScanResistantCache<>(bytes);
  }

  /** Forgets all of them. */
  void clear() {
    byVersion.clear();
  }

  /** The embedding that {@code version}, of the operation embed, carries. */
  Embedding of(VersionRecord version) {
    Embedding known = byVersion.find(version.id());
    if (known != null) {
      return known;
    }
    Embedding decoded = EmbeddingFormat.decode(version.content());
    byVersion.put(version.id(), decoded, OVERHEAD_BYTES + version.content().length);
    return decoded;
  }
}
