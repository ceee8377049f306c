package org.korudelta;

/** What leads from one version to another on a {@link RandomWalk}. */
public enum EdgeType {
  /** To an embedding near it in meaning, current at the read point. */
  SIMILAR,
  /** To the version of the same key that it replaced. */
  DERIVED_FROM,
  /** To the next version of the same key. */
  FOLLOWED_BY,
  /** To a version that its writer named as a cause. */
  CAUSED_BY,
  /** To a version whose writer named it as a cause. */
  LED_TO
}
