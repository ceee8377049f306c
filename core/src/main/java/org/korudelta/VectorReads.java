package org.korudelta;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.korudelta.async.Prompt;
import org.korudelta.causal.Operation;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.index.run.ModelDimensions;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.ExactScan;
import org.korudelta.vector.QueryVector;
import org.korudelta.vector.Scored;
import org.korudelta.vector.SearchPlan;
import org.korudelta.vector.VectorQuery;
import org.korudelta.vector.space.Question;
import org.korudelta.vector.space.SpaceSearch;
import org.korudelta.vector.space.VectorSpace;
import org.korudelta.vector.space.VectorSpaces;

/**
 * Search among the embeddings that are current in one namespace at one read point.
 *
 * <p>Threading: for one thread.
 */
final class VectorReads {
  private static final Comparator<VersionRecord> BY_TIME =
      Comparator.comparingLong(VersionRecord::timestampNanos)
          .thenComparingInt(VersionRecord::ordinal);
  private static final SearchPlan NOTHING_TO_SEARCH =
      new SearchPlan(SearchPlan.Way.SCAN, "there are no vectors", SearchPlan.Counts.NONE);

  private final AsyncRuntime runtime;
  private final ReadPoint point;
  private final String namespace;
  private final VectorIndex index;
  private final DecodedEmbeddings embeddings;
  private final int cleared;

  VectorReads(ReadPoint point, String namespace, VectorIndex index) {
    this.runtime = point.runtime();
    this.point = point;
    this.namespace = namespace;
    this.index = index;
    this.embeddings = index.embeddings();
    this.cleared = embeddings.cleared();
  }

  Promise<ExplainedSearch> search(VectorQuery query) {
    QueryVector vector = QueryVector.of(query.embedding(), query.method().metric());
    return search(new Question(vector, query.selection(), query.method()));
  }

  Promise<ExplainedSearch> search(Question question) {
    if (point.models(namespace).isEmpty()) {
      return runtime.completed(new ExplainedSearch(List.of(), NOTHING_TO_SEARCH));
    }
    requireModel(question.query().model(), question.query().dimensions());
    return Prompt.then(runtime, index.upTo(point.nanos()), spaces -> search(spaces, question));
  }

  private Promise<ExplainedSearch> search(VectorSpaces spaces, Question question) {
    VectorSpace space = spaces.find(new VectorSpace.Name(namespace, question.query().model()));
    if (space == null) {
      return runtime.completed(new ExplainedSearch(List.of(), NOTHING_TO_SEARCH));
    }
    SpaceSearch search = new SpaceSearch(space, point.nanos(), index.options().scanFactor());
    Optional<SpaceSearch.Candidates> found = search.find(question);
    return found.isPresent()
        ? rank(found.get(), question)
        : read(question, "there is more metadata than memory takes");
  }

  private Promise<ExplainedSearch> rank(SpaceSearch.Candidates candidates, Question question) {
    SearchPlan plan = candidates.plan().ranked(candidates.versions().size());
    VectorRanking ranking = new VectorRanking(point, embeddings, question);
    return Prompt.then(
        runtime,
        ranking.best(candidates.versions()),
        neighbours ->
            ranking.isLacking()
                ? read(question, "values are being taken that the index has still")
                : runtime.completed(new ExplainedSearch(neighbours, plan)));
  }

  /** Where memory has not all metadata, or more than there is, the values say what there is. */
  private Promise<ExplainedSearch> read(Question question, String reason) {
    ExactScan<VersionRecord> scan =
        ExactScan.of(question.query(), question.method().metric(), question.selection(), BY_TIME);
    long[] ranked = {0};
    return Prompt.map(
        runtime,
        point.forEachCurrent(
            namespace,
            version -> {
              if (version.operation() == Operation.EMBED && !version.isWiped()) {
                scan.offer(embeddings.of(version, cleared), version);
                ranked[0]++;
              }
            }),
        ignored -> new ExplainedSearch(neighbours(scan), readPlan(reason, ranked[0])));
  }

  private static SearchPlan readPlan(String reason, long ranked) {
    return new SearchPlan(
        SearchPlan.Way.READ, reason, new SearchPlan.Counts(ranked, ranked, 0, ranked));
  }

  private static List<Neighbour> neighbours(ExactScan<VersionRecord> scan) {
    List<Neighbour> neighbours = new ArrayList<>();
    for (Scored<VersionRecord> scored : scan.results()) {
      neighbours.add(new Neighbour(scored.score(), Version.of(scored.payload())));
    }
    return neighbours;
  }

  /** The embedding that {@code version} carries. */
  Embedding embedding(VersionRecord version) {
    if (version.operation() != Operation.EMBED) {
      throw new KoruException.BadRequest(
          "not an embedding: namespace="
              + version.namespace()
              + " key="
              + version.key()
              + " version="
              + version.id());
    }
    return embeddings.of(version, cleared);
  }

  /** A namespace of other models was asked the wrong question. */
  private void requireModel(String model, int dimensions) {
    List<ModelDimensions> models = point.models(namespace);
    for (ModelDimensions stored : models) {
      if (stored.model().equals(model)) {
        requireDimensions(stored, dimensions);
        return;
      }
    }
    throw new KoruException.BadRequest(
        "models differ: namespace="
            + namespace
            + " query="
            + model
            + " stored="
            + models.get(0).model());
  }

  private void requireDimensions(ModelDimensions stored, int dimensions) {
    if (stored.dimensions() != dimensions) {
      throw new KoruException.BadRequest(
          "dimensions differ: namespace="
              + namespace
              + " model="
              + stored.model()
              + " query="
              + dimensions
              + " stored="
              + stored.dimensions());
    }
  }
}
