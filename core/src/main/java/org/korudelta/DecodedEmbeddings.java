package org.korudelta;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.EmbeddingFormat;

/**
 * The embeddings that searches have met, each decoded once. A version never changes, so neither
 * does its entry; memory is bounded by that of the versions themselves.
 *
 * <p>Threading: safe from any thread; two that meet a version at once both decode it.
 */
final class DecodedEmbeddings {
  private final ConcurrentMap<VersionId, Embedding> byVersion = new ConcurrentHashMap<>();

  /** The embedding that {@code version}, of the operation embed, carries. */
  Embedding of(VersionRecord version) {
    Embedding known = byVersion.get(version.id());
    if (known != null) {
      return known;
    }
    Embedding decoded = EmbeddingFormat.decode(version.content());
    byVersion.put(version.id(), decoded);
    return decoded;
  }
}
