package org.korudelta.vector;

/** How near two vectors are: the greater the score, the nearer. */
public enum Metric {
  /** The cosine of the angle between them, in [−1, 1]. A zero vector has none. */
  COSINE,
  /** The sum of the products of their components. */
  DOT,
  /** Minus the Euclidean distance between them, at most 0. */
  EUCLIDEAN
}
