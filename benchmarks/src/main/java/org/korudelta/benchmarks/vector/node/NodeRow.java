package org.korudelta.benchmarks.vector.node;

import org.korudelta.benchmarks.result.Operation;
import org.korudelta.benchmarks.result.Target;

/** The rows in Node: of words. */
enum NodeRow implements Operation {
  /** The curve, at what little effort reaches. */
  RECALL_929("words, recall ≥ 0.929", "searches/s", false),
  /** The curve, at what more effort reaches. */
  RECALL_987("words, recall ≥ 0.987", "searches/s", false),
  /** What an effort of 128 finds. */
  RECALL("words, recall", "%", false),
  /** By the one thread. */
  BUILD("words, build", "s", true);

  private final String label;
  private final String unit;
  private final boolean lessIsBetter;

  NodeRow(String label, String unit, boolean lessIsBetter) {
    this.label = label;
    this.unit = unit;
    this.lessIsBetter = lessIsBetter;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String unit() {
    return unit;
  }

  @Override
  public boolean lessIsBetter() {
    return lessIsBetter;
  }

  @Override
  public Target target() {
    return Target.none("no target set");
  }
}
