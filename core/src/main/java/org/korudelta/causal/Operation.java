package org.korudelta.causal;

/** What a version did to its key. */
public enum Operation {
  /** Stored a JSON value. */
  PUT,
  /** Stored an embedding. */
  EMBED,
  /** Deleted: a tombstone without value (V5). */
  DELETE
}
