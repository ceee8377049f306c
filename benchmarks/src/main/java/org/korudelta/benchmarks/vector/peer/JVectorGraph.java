package org.korudelta.benchmarks.vector.peer;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.korudelta.benchmarks.vector.data.VectorSet;

/** JVector: a graph with layers, 32 neighbours on the ground, a beam of 100 where it builds. */
final class JVectorGraph implements VectorPeer {
  private static final VectorTypeSupport TYPES =
      VectorizationProvider.getInstance().getVectorTypeSupport();
  private static final VectorSimilarityFunction SIMILARITY = VectorSimilarityFunction.DOT_PRODUCT;
  private static final List<Integer> NEIGHBOURS = List.of(32, 16);
  private static final int BEAM = 100;
  private static final float OVERFLOW = 1.2f;
  private static final float ALPHA = 1.2f;

  private final List<VectorFloat<?>> vectors = new ArrayList<>();
  private State state = new State.Empty();

  /** A graph, or none yet. */
  private sealed interface State {
    /** Nothing has been built. */
    record Empty() implements State {}

    /** What builds it and what searches it. */
    record Open(
        ListRandomAccessVectorValues values, GraphIndexBuilder builder, GraphSearcher searcher)
        implements State {}
  }

  private State.Open open() {
    if (state instanceof State.Open open) {
      return open;
    }
    throw new IllegalStateException("nothing was built");
  }

  @Override
  public Built build(VectorSet set, int threads) {
    for (int id = 0; id < set.size(); id++) {
      vectors.add(TYPES.createFloatVector(set.vector(id)));
    }
    long start = System.nanoTime();
    ForkJoinPool pool = new ForkJoinPool(threads);
    ListRandomAccessVectorValues values =
        new ListRandomAccessVectorValues(vectors, set.dimensions());
    GraphIndexBuilder builder =
        GraphIndexBuilder.builder(
                BuildScoreProvider.randomAccessScoreProvider(values, SIMILARITY),
                set.dimensions(),
                NEIGHBOURS)
            .withBeamWidth(BEAM)
            .withNeighborOverflow(OVERFLOW)
            .withAlpha(ALPHA)
            .withSimdExecutor(pool)
            .withParallelExecutor(pool)
            .build();
    pool.submit(
            () ->
                IntStream.range(0, set.size())
                    .parallel()
                    .forEach(id -> builder.addGraphNode(id, values.getVector(id))))
        .join();
    builder.cleanup();
    state = new State.Open(values, builder, new GraphSearcher(builder.getGraph()));
    return new Built(System.nanoTime() - start, 0);
  }

  @Override
  public int[] search(float[] query, Ask ask) {
    State.Open open = open();
    DefaultSearchScoreProvider scores =
        DefaultSearchScoreProvider.exact(TYPES.createFloatVector(query), SIMILARITY, open.values());
    Bits bits = ask.filters() ? ask::accepts : Bits.ALL;
    SearchResult found =
        open.searcher().search(scores, ask.most(), Math.max(ask.most(), ask.effort()), 0, 0, bits);
    return Arrays.stream(found.getNodes()).mapToInt(each -> each.node).toArray();
  }

  @Override
  public void insert(int id, float[] vector) {
    VectorFloat<?> added = TYPES.createFloatVector(vector);
    vectors.add(added);
    open().builder().addGraphNode(id, added);
    look();
  }

  /** Its searchers see what was there when they began. */
  private void look() {
    State.Open open = open();
    state =
        new State.Open(open.values(), open.builder(), new GraphSearcher(open.builder().getGraph()));
  }

  @Override
  public void delete(List<Integer> ids) {
    ids.forEach(open().builder()::markNodeDeleted);
    look();
  }

  @Override
  public long bytes() {
    return open().builder().getGraph().ramBytesUsed();
  }

  @Override
  public void close() {
    if (state instanceof State.Open open) {
      try {
        open.builder().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
