package org.korudelta;

import java.util.List;
import org.korudelta.async.Prompt;
import org.korudelta.error.KoruException;
import org.korudelta.index.run.ModelDimensions;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.space.SpacePairs;
import org.korudelta.vector.space.VectorSpace;
import org.korudelta.vector.space.VectorSpaces;

/**
 * Looks for pairs that are near each other and have no causal tie: the nearest by 8 bits are judged
 * exactly ({@link PairJudge}). Where too many are tied, or one that was left out may be nearer than
 * what was found, twice as many are taken.
 *
 * <p>Threading: for one thread.
 */
final class UnconnectedPairs {
  private static final int SPARE = 64;
  private static final int SPARE_SHARE = 4;

  /** Never are more pairs than this judged. */
  private static final int PAIRS_MAX = 1 << 16;

  private final AsyncRuntime runtime;
  private final ReadPoint point;
  private final String namespace;
  private final VectorIndex index;
  private final PairQuery query;
  private final PairJudge judge;

  UnconnectedPairs(ReadPoint point, String namespace, VectorIndex index, PairQuery query) {
    this.runtime = point.runtime();
    this.point = point;
    this.namespace = namespace;
    this.index = index;
    this.query = query;
    this.judge = new PairJudge(point, new VectorReads(point, namespace, index), query);
  }

  Promise<List<SimilarPair>> find() {
    List<ModelDimensions> models = point.models(namespace);
    if (models.isEmpty()) {
      return runtime.completed(List.of());
    }
    VectorSpace.Name name = new VectorSpace.Name(namespace, model(models));
    return Prompt.then(runtime, index.upTo(point.nanos()), spaces -> find(spaces, name));
  }

  private String model(List<ModelDimensions> models) {
    boolean only = query.model().isEmpty() && models.size() == 1;
    if (!only && models.stream().noneMatch(model -> model.model().equals(query.model()))) {
      throw new KoruException.BadRequest(
          "models differ: namespace="
              + namespace
              + " query="
              + query.model()
              + " stored="
              + models.stream().map(ModelDimensions::model).toList());
    }
    return only ? models.get(0).model() : query.model();
  }

  private Promise<List<SimilarPair>> find(VectorSpaces spaces, VectorSpace.Name name) {
    VectorSpace space = spaces.find(name);
    if (space == null) {
      return runtime.completed(List.of());
    }
    int most = SPARE_SHARE * query.topK() + SPARE;
    return SpacePairs.areFew(space, point.nanos())
        ? find(space, most)
        : Prompt.then(runtime, index.linked(List.of(space)), linked -> find(space, most));
  }

  private Promise<List<SimilarPair>> find(VectorSpace space, int most) {
    SpacePairs pairs = new SpacePairs(space, point.nanos(), most);
    return Prompt.then(
        runtime,
        Prompt.whileTrue(runtime, () -> lookFurther(pairs)),
        ignored ->
            Prompt.then(
                runtime, judge.best(pairs.nearest()), found -> finish(found, pairs, space, most)));
  }

  private Promise<Boolean> lookFurther(SpacePairs pairs) {
    return pairs.lookFurther() ? runtime.yield().map(turn -> true) : runtime.completed(false);
  }

  private Promise<List<SimilarPair>> finish(
      List<SimilarPair> found, SpacePairs pairs, VectorSpace space, int most) {
    boolean full = found.size() == query.topK();
    double least = full ? found.get(found.size() - 1).score() : query.threshold();
    if (!pairs.mayHaveMore(least) || (full && most >= PAIRS_MAX)) {
      return runtime.completed(found);
    }
    requireBounded(most, found.size());
    return find(space, Math.min(2 * most, PAIRS_MAX));
  }

  private void requireBounded(int looked, int found) {
    if (looked >= PAIRS_MAX) {
      throw new KoruException.Limit(
          "too many near pairs are no answers: looked="
              + looked
              + " found="
              + found
              + " wanted="
              + query.topK());
    }
  }
}
