package org.korudelta;

import org.korudelta.causal.VersionId;

/** Names a stored embedding. */
public sealed interface VectorRef {
  /** The version current for a key at the read point. */
  record ByKey(String namespace, String key) implements VectorRef {}

  /** Exactly this version. */
  record ById(VersionId id) implements VectorRef {}
}
