package org.korudelta;

import org.korudelta.causal.Version;

/** One answer of a search: its score (cosine) and the version that carries the embedding. */
public record Neighbour(double score, Version version) {
  /** The namespace of the answer. */
  public String namespace() {
    return version.namespace();
  }

  /** The key of the answer. */
  public String key() {
    return version.key();
  }
}
