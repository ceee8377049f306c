package org.korudelta;

import org.korudelta.causal.Version;

/** One answer of a search: its score (cosine) and the version that carries the embedding. */
public record Neighbour(double score, Version version) {
  public String namespace() {
    return version.namespace();
  }

  public String key() {
    return version.key();
  }
}
