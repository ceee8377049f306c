package org.korudelta;

import org.korudelta.causal.VersionId;

/** What a compare-and-set expects to find (D3). */
public sealed interface Expected {
  /** Whatever is there. */
  record Anything() implements Expected {}

  /** No current value: absent or deleted. */
  record Absent() implements Expected {}

  /** Exactly this version is the key's newest, a tombstone included. */
  record Exactly(VersionId id) implements Expected {}
}
