package org.korudelta;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.korudelta.async.Prompt;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.graph.CausalGraph;
import org.korudelta.index.run.ModelDimensions;
import org.korudelta.log.Address;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.Metric;
import org.korudelta.vector.QueryVector;
import org.korudelta.vector.space.SpacePairs;
import org.korudelta.vector.space.VectorSpace;
import org.korudelta.vector.space.VectorSpaces;

/**
 * Looks for pairs that are near each other and have no causal tie: the nearest by 8 bits are ranked
 * exactly, and asked one after the other whether the older led to the newer. Where too many did,
 * more pairs are taken.
 *
 * <p>Threading: for one thread.
 */
final class UnconnectedPairs {
  private static final int SPARE = 64;
  private static final int SPARE_SHARE = 4;
  private static final int PAIRS_MAX = 1 << 18;

  private final AsyncRuntime runtime;
  private final ReadPoint point;
  private final String namespace;
  private final VectorIndex index;
  private final PairQuery query;
  private final VectorReads reads;

  UnconnectedPairs(ReadPoint point, String namespace, VectorIndex index, PairQuery query) {
    this.runtime = point.runtime();
    this.point = point;
    this.namespace = namespace;
    this.index = index;
    this.query = query;
    this.reads = new VectorReads(point, namespace, index);
  }

  Promise<List<SimilarPair>> find() {
    List<ModelDimensions> models = point.models(namespace);
    if (models.isEmpty()) {
      return runtime.completed(List.of());
    }
    VectorSpace.Name name = new VectorSpace.Name(namespace, model(models));
    return Prompt.then(runtime, index.linkedUpTo(point.nanos()), spaces -> find(spaces, name));
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
    return space == null
        ? runtime.completed(List.of())
        : find(space, SPARE_SHARE * query.topK() + SPARE);
  }

  private Promise<List<SimilarPair>> find(VectorSpace space, int most) {
    SpacePairs pairs = new SpacePairs(space, point.nanos(), most);
    return Prompt.then(
        runtime,
        new Ranking(pairs.find()).run(),
        found -> {
          if (found.size() == query.topK() || !pairs.mayHaveMore(query.threshold())) {
            return runtime.completed(found);
          }
          requireBounded(most, found.size());
          return find(space, 2 * most);
        });
  }

  private void requireBounded(int looked, int found) {
    if (looked > PAIRS_MAX) {
      throw new KoruException.Limit(
          "too many near pairs are tied: looked="
              + looked
              + " found="
              + found
              + " wanted="
              + query.topK());
    }
  }

  /** Two versions and their cosine, the older first. */
  private record Ranked(double score, Address one, Address other) implements Comparable<Ranked> {
    @Override
    public int compareTo(Ranked that) {
      int scores = Double.compare(that.score, score);
      int ones = one.compareTo(that.one);
      return scores != 0 ? scores : ones != 0 ? ones : other.compareTo(that.other);
    }
  }

  private final class Ranking {
    private final Iterator<SpacePairs.Versions> rest;
    private final List<Ranked> ranked = new ArrayList<>();
    private final List<SimilarPair> found = new ArrayList<>();

    private Ranking(List<SpacePairs.Versions> pairs) {
      this.rest = pairs.iterator();
    }

    private Promise<List<SimilarPair>> run() {
      return Prompt.then(runtime, Prompt.whileTrue(runtime, this::rankNext), ignored -> choose());
    }

    private Promise<Boolean> rankNext() {
      return rest.hasNext() ? with(rest.next(), this::rank) : runtime.completed(false);
    }

    /** Reads both versions; those whose values were taken are passed over. */
    private Promise<Boolean> with(SpacePairs.Versions pair, Visitor visitor) {
      return Prompt.then(
          runtime,
          point.read(pair.one()),
          one ->
              Prompt.then(
                  runtime,
                  point.read(pair.other()),
                  other ->
                      one.isWiped() || other.isWiped()
                          ? runtime.completed(true)
                          : visitor.visit(one, other)));
    }

    private Promise<Boolean> rank(VersionRecord one, VersionRecord other) {
      double score =
          QueryVector.of(reads.embedding(one)).score(reads.embedding(other), Metric.COSINE);
      if (score >= query.threshold()) {
        ranked.add(new Ranked(score, address(one), address(other)));
      }
      return runtime.completed(true);
    }

    private Promise<List<SimilarPair>> choose() {
      ranked.sort(null);
      Iterator<Ranked> candidates = ranked.iterator();
      return Prompt.map(
          runtime, Prompt.whileTrue(runtime, () -> chooseNext(candidates)), ignored -> found);
    }

    private Promise<Boolean> chooseNext(Iterator<Ranked> candidates) {
      if (!candidates.hasNext() || found.size() == query.topK()) {
        return runtime.completed(false);
      }
      Ranked pair = candidates.next();
      return with(
          new SpacePairs.Versions(pair.one(), pair.other()),
          (one, other) -> addIfUntied(pair.score(), one, other));
    }

    private Promise<Boolean> addIfUntied(double score, VersionRecord one, VersionRecord other) {
      return Prompt.map(
          runtime,
          new CausalGraph(runtime, point.edges()).path(one.id(), other.id()),
          path ->
              !path.isEmpty()
                  || found.add(new SimilarPair(score, Version.of(one), Version.of(other))));
    }
  }

  private static Address address(VersionRecord version) {
    return new Address(version.timestampNanos(), version.ordinal());
  }

  /** Takes two versions; whether to go on. */
  @FunctionalInterface
  private interface Visitor {
    Promise<Boolean> visit(VersionRecord one, VersionRecord other);
  }
}
