package org.korudelta.shared;

/** What becomes of a call whose owner goes before it has answered. */
public enum CallKind {
  /** It does no harm to make it twice, as a read: the next owner is asked again. */
  REPEATABLE,

  /**
   * It is made once at most, as a write: it fails with {@code outcome_unknown} if it may have
   * reached the owner.
   */
  ONCE
}
