package org.korudelta.causal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.korudelta.text.Timestamp;

/**
 * A version as a node of the causal graph: which, when, and what it came from (D14). It has no
 * value; {@code getVersion} gives that.
 *
 * @param id the version's name
 * @param namespace the namespace of its key
 * @param key the key it is a version of
 * @param operation what it did to its key; a tombstone is a node like any other
 * @param timestamp the commit's time
 * @param ordinal the place within its commit, from 0
 * @param previousVersion the version this one replaced
 * @param causes the versions its writer named as causes, sorted, each once
 */
public record CausalNode(
    VersionId id,
    String namespace,
    String key,
    Operation operation,
    Timestamp timestamp,
    int ordinal,
    Optional<VersionId> previousVersion,
    List<VersionId> causes) {

  /**
   * Causes before effects, and versions of which none led to the other by timestamp and ordinal. A
   * version only ever comes from versions of earlier commits, so timestamp and ordinal alone are
   * this order.
   */
  public static final Comparator<CausalNode> CAUSAL_ORDER =
      Comparator.comparing(CausalNode::timestamp).thenComparingInt(CausalNode::ordinal);

  /** The node of a version. */
  public static CausalNode of(VersionRecord version) {
    return new CausalNode(
        version.id(),
        version.namespace(),
        version.key(),
        version.operation(),
        Timestamp.ofEpochNanos(version.timestampNanos()),
        version.ordinal(),
        version.parent(),
        version.causes());
  }

  /** Its edges: the version it replaced and its causes, each once. */
  public List<VersionId> cameFrom() {
    if (previousVersion.isEmpty() || causes.contains(previousVersion.get())) {
      return causes;
    }
    List<VersionId> edges = new ArrayList<>(causes.size() + 1);
    edges.add(previousVersion.get());
    edges.addAll(causes);
    return edges;
  }
}
