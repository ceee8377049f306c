package org.korudelta.graph;

import java.util.List;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.VersionId;
import org.korudelta.runtime.Promise;

/**
 * The causal graph at one read point, as an index can give it: one node, one page of edges, one
 * page of a scan at a time. Versions of later commits do not exist here, as nodes or as effects.
 *
 * <p>Every answer stays the same for as long as somebody asks. An answer from memory is a promise
 * already complete, and costs no turn. It does not walk, sort or remember anything, and nothing
 * closes it.
 *
 * <p>Threading: asked by one walk at a time, from any thread.
 */
public interface CausalEdges {

  /** The node of a version; fails {@code not_found} when there is none at this read point. */
  Promise<CausalNode> node(VersionId id);

  /**
   * At most {@code limit} effects of a known version in causal order, those after {@code after}:
   * the version that replaced it, and those that name it as a cause, each once. Fewer mean that
   * there are no more.
   */
  Promise<List<CausalPlace>> effects(VersionId id, CausalPlace after, int limit);

  /** How many effects a known version has. */
  Promise<Integer> effectCount(VersionId id);

  /** All namespaces that were ever written to, sorted by UTF-8 bytes. */
  Promise<List<String>> namespaces();

  /**
   * The newest versions, tombstones too, of the first keys of a namespace after {@code afterKey},
   * sorted by UTF-8 bytes of the key. Fewer than {@code limit} mean that there are no more.
   *
   * @param afterKey exclusive; empty for the first page
   */
  Promise<List<CausalNode>> newest(String namespace, String afterKey, int limit);

  /**
   * The versions of the first commits after {@code afterNanos}, in causal order: so many whole
   * commits that they have {@code limit} versions. Fewer mean that there are no more.
   */
  Promise<List<CausalNode>> changes(long afterNanos, int limit);
}
