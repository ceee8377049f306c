package org.korudelta;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.korudelta.async.Prompt;
import org.korudelta.causal.Operation;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.index.run.ModelDimensions;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Utf8;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.ExactScan;
import org.korudelta.vector.QueryVector;
import org.korudelta.vector.Scored;
import org.korudelta.vector.VectorQuery;
import org.korudelta.vector.Walk;

/**
 * Search and navigation among the embeddings that are current in one namespace at one read point.
 * Equal scores are ordered by key.
 *
 * <p>Cost: one pass over the namespace. Threading: for one thread.
 */
final class VectorReads {
  private static final Comparator<VersionRecord> BY_KEY =
      (left, right) -> Utf8.compare(left.key(), right.key());
  private static final double ANY_SCORE = -1;

  private final ReadPoint point;
  private final String namespace;
  private final DecodedEmbeddings embeddings;
  private final int cleared;

  VectorReads(ReadPoint point, String namespace, DecodedEmbeddings embeddings) {
    this.point = point;
    this.namespace = namespace;
    this.embeddings = embeddings;
    this.cleared = embeddings.cleared();
  }

  Promise<List<Neighbour>> search(VectorQuery query) {
    ExactScan<VersionRecord> scan = ExactScan.of(query, BY_KEY);
    requireModel(query.embedding().model(), query.embedding().dimensions());
    return answers(scan, List.of());
  }

  Promise<List<Neighbour>> navigate(Navigation navigation) {
    List<VersionRecord> operands = new ArrayList<>();
    Promise<Walk> walk =
        Prompt.then(
            point.runtime(),
            operand(navigation.start(), operands),
            start -> walk(Walk.from(start), navigation.steps(), operands));
    return Prompt.then(
        point.runtime(), walk, ended -> navigate(navigation, ended.destination(), operands));
  }

  private Promise<List<Neighbour>> navigate(
      Navigation navigation, QueryVector destination, List<VersionRecord> operands) {
    ExactScan<VersionRecord> scan = ExactScan.of(destination, navigation.topK(), ANY_SCORE, BY_KEY);
    requireModel(destination.model(), destination.dimensions());
    return answers(scan, operands);
  }

  private Promise<Walk> walk(Walk walk, List<Navigation.Step> steps, List<VersionRecord> operands) {
    if (steps.isEmpty()) {
      return point.runtime().completed(walk);
    }
    Navigation.Step step = steps.get(0);
    return Prompt.then(
        point.runtime(),
        operand(step.target(), operands),
        target -> walk(taken(walk, step, target), steps.subList(1, steps.size()), operands));
  }

  private static Walk taken(Walk walk, Navigation.Step step, Embedding target) {
    return switch (step.direction()) {
      case ADD -> walk.add(target, step.weight());
      case SUBTRACT -> walk.subtract(target, step.weight());
      case TOWARD -> walk.toward(target, step.weight());
    };
  }

  private Promise<Embedding> operand(VectorRef reference, List<VersionRecord> operands) {
    return Prompt.map(
        point.runtime(),
        resolved(reference),
        version -> {
          requireEmbedding(version);
          operands.add(version);
          return embeddings.of(version, cleared);
        });
  }

  private static void requireEmbedding(VersionRecord version) {
    if (version.operation() != Operation.EMBED) {
      throw new KoruException.BadRequest(
          "not an embedding: namespace="
              + version.namespace()
              + " key="
              + version.key()
              + " version="
              + version.id());
    }
  }

  private Promise<VersionRecord> resolved(VectorRef reference) {
    if (reference instanceof VectorRef.ById named) {
      return Prompt.map(point.runtime(), point.version(named.id()), VectorReads::kept);
    }
    VectorRef.ByKey current = (VectorRef.ByKey) reference;
    return Prompt.map(
        point.runtime(),
        point.currentRecord(current.namespace(), current.key()),
        found -> kept(found.orElseThrow(() -> unknown(current))));
  }

  private static VersionRecord kept(VersionRecord version) {
    Version.of(version).requireValue();
    return version;
  }

  private static KoruException unknown(VectorRef.ByKey key) {
    return new KoruException.NotFound(
        "no such key: namespace=" + key.namespace() + " key=" + key.key());
  }

  /** An empty namespace answers nothing; one of other models was asked the wrong question. */
  private void requireModel(String model, int dimensions) {
    List<ModelDimensions> models = point.models(namespace);
    for (ModelDimensions stored : models) {
      if (stored.model().equals(model)) {
        requireDimensions(stored, dimensions);
        return;
      }
    }
    if (!models.isEmpty()) {
      throw new KoruException.BadRequest(
          "models differ: namespace="
              + namespace
              + " query="
              + model
              + " stored="
              + models.get(0).model());
    }
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

  private Promise<List<Neighbour>> answers(
      ExactScan<VersionRecord> scan, List<VersionRecord> leftOut) {
    return Prompt.map(
        point.runtime(),
        point.forEachCurrent(
            namespace,
            version -> {
              boolean has = version.operation() == Operation.EMBED && !version.isWiped();
              if (has && !contains(leftOut, version)) {
                scan.offer(embeddings.of(version, cleared), version);
              }
            }),
        ignored -> neighbours(scan));
  }

  private static List<Neighbour> neighbours(ExactScan<VersionRecord> scan) {
    List<Neighbour> neighbours = new ArrayList<>();
    for (Scored<VersionRecord> scored : scan.results()) {
      neighbours.add(new Neighbour(scored.score(), Version.of(scored.payload())));
    }
    return neighbours;
  }

  private static boolean contains(List<VersionRecord> versions, VersionRecord version) {
    for (VersionRecord one : versions) {
      if (one.id().equals(version.id())) {
        return true;
      }
    }
    return false;
  }
}
