package org.korudelta;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.korudelta.async.Prompt;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionRecord;
import org.korudelta.log.Address;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.Scored;
import org.korudelta.vector.space.Question;

/**
 * Compares candidates exactly, from their stored floats, and keeps the best: those of equal scores
 * the older first.
 *
 * <p>Cost: a pass over each candidate's components, and a read where one is not in memory.
 * Threading: one user at a time.
 */
final class VectorRanking {
  private final AsyncRuntime runtime;
  private final ReadPoint point;
  private final DecodedEmbeddings embeddings;
  private final int cleared;
  private final Question question;
  private final List<Scored<Address>> scored = new ArrayList<>();
  private boolean lacking;

  VectorRanking(ReadPoint point, DecodedEmbeddings embeddings, Question question) {
    this.runtime = point.runtime();
    this.point = point;
    this.embeddings = embeddings;
    this.cleared = embeddings.cleared();
    this.question = question;
  }

  /** The best of {@code candidates}. */
  Promise<List<Neighbour>> best(List<Address> candidates) {
    Iterator<Address> rest = candidates.iterator();
    return Prompt.then(
        runtime, Prompt.whileTrue(runtime, () -> scoreNext(rest)), ignored -> neighbours());
  }

  private Promise<Boolean> scoreNext(Iterator<Address> rest) {
    if (!rest.hasNext()) {
      return runtime.completed(false);
    }
    Address address = rest.next();
    Embedding known = embeddings.find(address);
    return known != null
        ? runtime.completed(score(address, known))
        : Prompt.map(runtime, point.read(address), version -> score(address, version));
  }

  /**
   * Whether the value of a candidate was taken since it was found: in its place there may be others
   * that are no candidates.
   */
  boolean isLacking() {
    return lacking;
  }

  private boolean score(Address address, VersionRecord version) {
    lacking |= version.isWiped();
    return version.isWiped() || score(address, embeddings.of(version, cleared));
  }

  private boolean score(Address address, Embedding embedding) {
    double score = question.query().score(embedding, question.method().metric());
    if (score >= question.selection().threshold()) { // false for NaN
      scored.add(new Scored<>(score, address));
    }
    return true;
  }

  private Promise<List<Neighbour>> neighbours() {
    scored.sort(VectorRanking::bestFirst);
    List<Neighbour> neighbours = new ArrayList<>();
    Iterator<Scored<Address>> rest = scored.iterator();
    return Prompt.map(
        runtime, Prompt.whileTrue(runtime, () -> addNext(rest, neighbours)), ignored -> neighbours);
  }

  private static int bestFirst(Scored<Address> one, Scored<Address> other) {
    return one.score() == other.score()
        ? one.payload().compareTo(other.payload())
        : Double.compare(other.score(), one.score());
  }

  private Promise<Boolean> addNext(Iterator<Scored<Address>> rest, List<Neighbour> neighbours) {
    if (!rest.hasNext() || neighbours.size() == question.selection().topK()) {
      return runtime.completed(false);
    }
    Scored<Address> next = rest.next();
    return Prompt.map(
        runtime,
        point.read(next.payload()),
        version -> {
          lacking |= version.isWiped();
          if (!version.isWiped()) {
            neighbours.add(new Neighbour(next.score(), Version.of(version)));
          }
          return true;
        });
  }
}
