package org.korudelta;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.CausalDegree;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.CausalPage;
import org.korudelta.causal.VersionId;
import org.korudelta.graph.CausalGraph;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * The questions to the causal graph of one read point. An error is the promise's, never thrown.
 *
 * <p>Threading: safe from any thread.
 */
abstract class GraphReads implements CausalReads {
  final AsyncRuntime runtime;

  GraphReads(AsyncRuntime runtime) {
    this.runtime = runtime;
  }

  /**
   * Where to read.
   *
   * @throws org.korudelta.error.KoruException.Closed when the database is closed
   */
  abstract ReadPoint point();

  private <T extends @Nullable Object> Promise<T> ask(Function<CausalGraph, Promise<T>> question) {
    return Retry.whereMerged(
        runtime, () -> question.apply(new CausalGraph(runtime, point().edges())));
  }

  @Override
  public final Promise<List<CausalNode>> ancestors(VersionId id, CausalPage page) {
    return ask(graph -> graph.ancestors(id, page));
  }

  @Override
  public final Promise<List<CausalNode>> descendants(VersionId id, CausalPage page) {
    return ask(graph -> graph.descendants(id, page));
  }

  @Override
  public final Promise<List<CausalNode>> path(VersionId from, VersionId to) {
    return ask(graph -> graph.path(from, to));
  }

  @Override
  public final Promise<Optional<CausalNode>> commonAncestor(VersionId one, VersionId other) {
    return ask(graph -> graph.commonAncestor(one, other));
  }

  @Override
  public final Promise<List<CausalNode>> frontier(CausalPage page) {
    return ask(graph -> graph.frontier(page));
  }

  @Override
  public final Promise<List<CausalNode>> frontier(String namespace, CausalPage page) {
    return ask(graph -> graph.frontier(namespace, page));
  }

  @Override
  public final Promise<List<CausalDegree>> mostConnected(int limit) {
    return ask(graph -> graph.mostConnected(limit));
  }
}
