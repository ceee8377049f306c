package org.korudelta.graph;

import java.util.List;
import java.util.Optional;
import org.korudelta.causal.CausalDegree;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.CausalPage;
import org.korudelta.causal.VersionId;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * The questions to the causal graph at one read point (D14): {@code org.korudelta.CausalReads} says
 * what each answers.
 *
 * <p>Memory for the answer and for the versions that wait for their turn, never for those visited.
 * A question whose edges are in memory and that visits few versions is answered at once; a long one
 * gives others their turn. A question may throw what its promise could hold.
 *
 * <p>Threading: safe from any thread; each question has a state of its own.
 */
public final class CausalGraph {
  private final CausalEdges edges;
  private final Slices slices;

  /** The graph of these edges. */
  public CausalGraph(AsyncRuntime runtime, CausalEdges edges) {
    this.edges = edges;
    this.slices = new Slices(runtime);
  }

  /** The latest versions of the page's part of what led to {@code id}. */
  public Promise<List<CausalNode>> ancestors(VersionId id, CausalPage page) {
    return Slices.then(
        Range.of(page, edges, slices), range -> new Ancestors(edges, slices, range).of(id));
  }

  /** The first versions of the page's part of what came from {@code id}. */
  public Promise<List<CausalNode>> descendants(VersionId id, CausalPage page) {
    return Slices.then(
        Range.of(page, edges, slices), range -> new Descendants(edges, slices, range).of(id));
  }

  /** The shortest path, both ends included; empty when {@code from} did not lead to {@code to}. */
  public Promise<List<CausalNode>> path(VersionId from, VersionId to) {
    return Slices.then(edges.node(from), start -> new ShortestPath(edges, slices, start).to(to));
  }

  /** The latest version that is {@code one} or led to it, and is {@code other} or led to it. */
  public Promise<Optional<CausalNode>> commonAncestor(VersionId one, VersionId other) {
    return new CommonAncestor(edges, slices).of(one, other);
  }

  /** The first versions of the page's part of those that nothing followed. */
  public Promise<List<CausalNode>> frontier(CausalPage page) {
    return Slices.then(
        Range.of(page, edges, slices),
        range ->
            Slices.then(edges.namespaces(), names -> new Frontier(edges, slices, range).of(names)));
  }

  /** As {@link #frontier(CausalPage)}, of the keys of one namespace. */
  public Promise<List<CausalNode>> frontier(String namespace, CausalPage page) {
    return Slices.then(
        Range.of(page, edges, slices),
        range -> new Frontier(edges, slices, range).of(List.of(namespace)));
  }

  /** The versions with the most edges. */
  public Promise<List<CausalDegree>> mostConnected(int limit) {
    Range.requireVersions(limit);
    return new MostConnected(edges, slices, limit).find();
  }
}
