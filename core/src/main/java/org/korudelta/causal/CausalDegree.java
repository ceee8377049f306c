package org.korudelta.causal;

/**
 * How much hangs on a version: the edges of its node, each other version counted once.
 *
 * @param node the version
 * @param causes how many versions it came from: the one it replaced, and its causes
 * @param effects how many versions came from it at the read point: the one that replaced it, and
 *     those that name it as a cause
 */
public record CausalDegree(CausalNode node, int causes, int effects) {
  /** All edges, in and out. */
  public int total() {
    return causes + effects;
  }
}
