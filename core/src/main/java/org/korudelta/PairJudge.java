package org.korudelta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.korudelta.async.Prompt;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.graph.CausalGraph;
import org.korudelta.log.Address;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.Metric;
import org.korudelta.vector.QueryVector;
import org.korudelta.vector.space.SpacePairs;

/**
 * Ranks pairs exactly, and asks in that order whether the older led to the newer. What it has found
 * out of a pair it asks no second time; the versions of answers are read again.
 *
 * <p>Memory: some hundred bytes for each pair, and the answers. Threading: for one thread.
 */
final class PairJudge {
  /** So many ties at most are met before there are enough pairs. */
  private static final int TIES_MAX = 1 << 14;

  private static final int RANKED_IN_A_TURN = 256;

  private final AsyncRuntime runtime;
  private final ReadPoint point;
  private final VectorReads reads;
  private final PairQuery query;
  private final Map<SpacePairs.Versions, Double> scores = new HashMap<>(); // NaN: no answer.
  private final Map<SpacePairs.Versions, Boolean> tied = new HashMap<>();
  private int ties;

  PairJudge(ReadPoint point, VectorReads reads, PairQuery query) {
    this.runtime = point.runtime();
    this.point = point;
    this.reads = reads;
    this.query = query;
  }

  /** The nearest of {@code pairs} that are answers, the nearest first. */
  Promise<List<SimilarPair>> best(List<SpacePairs.Versions> pairs) {
    Iterator<SpacePairs.Versions> rest = pairs.iterator();
    return Prompt.then(
        runtime,
        Prompt.whileTrue(runtime, () -> rankSome(rest)),
        ignored -> choose(inOrder(pairs).iterator()));
  }

  private Promise<Boolean> rankSome(Iterator<SpacePairs.Versions> rest) {
    int[] left = {RANKED_IN_A_TURN};
    return Prompt.then(
        runtime,
        Prompt.whileTrue(runtime, () -> rankNext(rest, left)),
        ignored -> rest.hasNext() ? runtime.yield().map(turn -> true) : runtime.completed(false));
  }

  private Promise<Boolean> rankNext(Iterator<SpacePairs.Versions> rest, int[] left) {
    if (!rest.hasNext() || left[0]-- == 0) {
      return runtime.completed(false);
    }
    SpacePairs.Versions pair = rest.next();
    return scores.containsKey(pair) ? runtime.completed(true) : rank(pair);
  }

  private Promise<Boolean> rank(SpacePairs.Versions pair) {
    return with(
        pair,
        (one, other) -> {
          scores.put(pair, score(one, other));
          return runtime.completed(true);
        });
  }

  /** NaN for those whose values were taken, and for those below the threshold. */
  private double score(VersionRecord one, VersionRecord other) {
    if (one.isWiped() || other.isWiped()) {
      return Double.NaN;
    }
    double score =
        QueryVector.of(reads.embedding(one)).score(reads.embedding(other), Metric.COSINE);
    return score >= query.threshold() ? score : Double.NaN;
  }

  private <T> Promise<T> with(SpacePairs.Versions pair, Visitor<T> visitor) {
    return Prompt.then(
        runtime,
        point.read(pair.one()),
        one -> Prompt.then(runtime, point.read(pair.other()), other -> visitor.visit(one, other)));
  }

  /** Two versions and their cosine, the older first. */
  private record Ranked(double score, SpacePairs.Versions pair) implements Comparable<Ranked> {
    private Address one() {
      return pair.one();
    }

    @Override
    public int compareTo(Ranked that) {
      int scores = Double.compare(that.score, score);
      int ones = one().compareTo(that.one());
      return scores != 0 ? scores : ones != 0 ? ones : pair.other().compareTo(that.pair.other());
    }
  }

  private List<Ranked> inOrder(List<SpacePairs.Versions> pairs) {
    List<Ranked> ranked = new ArrayList<>();
    for (SpacePairs.Versions pair : pairs) {
      double score = scores.getOrDefault(pair, Double.NaN);
      if (!Double.isNaN(score)) {
        ranked.add(new Ranked(score, pair));
      }
    }
    ranked.sort(null);
    return ranked;
  }

  private Promise<List<SimilarPair>> choose(Iterator<Ranked> candidates) {
    List<SimilarPair> found = new ArrayList<>();
    return Prompt.map(
        runtime, Prompt.whileTrue(runtime, () -> chooseNext(candidates, found)), ignored -> found);
  }

  private Promise<Boolean> chooseNext(Iterator<Ranked> candidates, List<SimilarPair> found) {
    if (!candidates.hasNext() || found.size() == query.topK()) {
      return runtime.completed(false);
    }
    Ranked ranked = candidates.next();
    return tied.getOrDefault(ranked.pair(), false)
        ? runtime.completed(true)
        : with(ranked.pair(), (one, other) -> choose(ranked, new Read(one, other), found));
  }

  /** The versions of a pair, as they are now. */
  private record Read(VersionRecord one, VersionRecord other) {
    private boolean isWiped() {
      return one.isWiped() || other.isWiped();
    }

    private SimilarPair pair(double score) {
      return new SimilarPair(score, Version.of(one), Version.of(other));
    }
  }

  private Promise<Boolean> choose(Ranked ranked, Read versions, List<SimilarPair> found) {
    if (versions.isWiped()) { // Since they were ranked.
      return runtime.completed(true);
    }
    return Prompt.then(
        runtime,
        judge(ranked.pair(), versions, found.size()),
        isTied -> {
          if (!isTied) {
            found.add(versions.pair(ranked.score()));
          }
          return runtime.yield().map(turn -> true);
        });
  }

  private Promise<Boolean> judge(SpacePairs.Versions pair, Read versions, int found) {
    Boolean known = tied.get(pair);
    if (known != null) {
      return runtime.completed(known);
    }
    return Prompt.map(
        runtime,
        new CausalGraph(runtime, point.edges()).path(versions.one().id(), versions.other().id()),
        path -> {
          tied.put(pair, !path.isEmpty());
          requireFewTies(!path.isEmpty(), found);
          return !path.isEmpty();
        });
  }

  private void requireFewTies(boolean isTied, int found) {
    ties += isTied ? 1 : 0;
    if (ties > TIES_MAX) {
      throw new KoruException.Limit(
          "too many near pairs are tied: tied="
              + ties
              + " found="
              + found
              + " wanted="
              + query.topK());
    }
  }

  /** Takes two versions. */
  @FunctionalInterface
  private interface Visitor<T> {
    Promise<T> visit(VersionRecord one, VersionRecord other);
  }
}
