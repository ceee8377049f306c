package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korudelta.async.Prompt;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.graph.CausalEdges;
import org.korudelta.graph.CausalPlace;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorQuery;

/** One random walk at one read point. Threading: for one thread. */
final class RandomWalkRun {
  private static final int NEAR = 8;
  private static final int EFFECTS = 256;

  private final AsyncRuntime runtime;
  private final ReadPoint point;
  private final VectorIndex index;
  private final CausalEdges edges;
  private final RandomWalk walk;
  private final Entropy entropy;
  private final List<WalkedStep> steps = new ArrayList<>();

  RandomWalkRun(ReadPoint point, VectorIndex index, RandomWalk walk) {
    this.runtime = point.runtime();
    this.point = point;
    this.index = index;
    this.edges = point.edges();
    this.walk = walk;
    this.entropy = Entropy.seeded(walk.seed());
  }

  Promise<List<WalkedStep>> run() {
    return Prompt.then(
        runtime,
        VectorRefs.resolve(point, walk.start()),
        start -> {
          steps.add(new WalkedStep(Optional.empty(), CausalNode.of(start)));
          return Prompt.map(
              runtime, Prompt.whileTrue(runtime, this::step), ignored -> List.copyOf(steps));
        });
  }

  private Promise<Boolean> step() {
    if (steps.size() > walk.steps()) {
      return runtime.completed(false);
    }
    CausalNode here = steps.get(steps.size() - 1).node();
    return Prompt.then(
        runtime, ways(here), ways -> ways.isEmpty() ? runtime.completed(false) : take(draw(ways)));
  }

  /** What leads on by one type of edge. */
  private record Way(EdgeType type, List<VersionId> ends) {}

  private <T> T draw(List<T> from) {
    return from.get(entropy.nextInt(from.size()));
  }

  private Promise<Boolean> take(Way way) {
    return Prompt.map(
        runtime,
        point.version(draw(way.ends())),
        next -> steps.add(new WalkedStep(Optional.of(way.type()), CausalNode.of(next))));
  }

  private Promise<List<Way>> ways(CausalNode here) {
    return Prompt.then(
        runtime,
        near(here),
        similar -> Prompt.map(runtime, effects(here), effects -> ways(here, similar, effects)));
  }

  private List<Way> ways(CausalNode here, List<VersionId> similar, List<CausalNode> effects) {
    List<VersionId> next = new ArrayList<>();
    List<VersionId> led = new ArrayList<>();
    for (CausalNode effect : effects) {
      if (effect.previousVersion().equals(Optional.of(here.id()))) {
        next.add(effect.id());
      }
      if (effect.causes().contains(here.id())) {
        led.add(effect.id());
      }
    }
    List<Way> ways = new ArrayList<>();
    ways.add(new Way(EdgeType.SIMILAR, similar));
    ways.add(
        new Way(EdgeType.DERIVED_FROM, here.previousVersion().map(List::of).orElseGet(List::of)));
    ways.add(new Way(EdgeType.FOLLOWED_BY, next));
    ways.add(new Way(EdgeType.CAUSED_BY, here.causes()));
    ways.add(new Way(EdgeType.LED_TO, led));
    ways.removeIf(way -> way.ends().isEmpty() || !walk.edges().contains(way.type()));
    return ways;
  }

  private Promise<List<VersionId>> near(CausalNode here) {
    boolean wanted = walk.edges().contains(EdgeType.SIMILAR) && here.operation() == Operation.EMBED;
    return wanted
        ? near(here.id(), new VectorReads(point, here.namespace(), index))
        : runtime.completed(List.of());
  }

  private Promise<List<VersionId>> near(VersionId here, VectorReads reads) {
    return Prompt.then(runtime, point.version(here), version -> near(version, reads));
  }

  private Promise<List<VersionId>> near(VersionRecord here, VectorReads reads) {
    if (here.isWiped()) {
      return runtime.completed(List.of());
    }
    Embedding embedding = reads.embedding(here);
    return embedding.isZero()
        ? runtime.completed(List.of())
        : Prompt.map(
            runtime,
            reads.search(VectorQuery.of(embedding).topK(NEAR + 1).exact()),
            found -> ids(found.neighbours(), here.id()));
  }

  private static List<VersionId> ids(List<Neighbour> neighbours, VersionId except) {
    List<VersionId> ids = new ArrayList<>();
    for (Neighbour neighbour : neighbours) {
      if (!neighbour.version().id().equals(except) && ids.size() < NEAR) {
        ids.add(neighbour.version().id());
      }
    }
    return ids;
  }

  private Promise<List<CausalNode>> effects(CausalNode here) {
    boolean wanted =
        walk.edges().contains(EdgeType.FOLLOWED_BY) || walk.edges().contains(EdgeType.LED_TO);
    if (!wanted) {
      return runtime.completed(List.of());
    }
    CausalPlace itself = new CausalPlace(here.timestamp().epochNanos(), here.ordinal(), here.id());
    List<CausalNode> nodes = new ArrayList<>();
    return Prompt.then(
        runtime,
        edges.effects(here.id(), itself, EFFECTS),
        places -> {
          var rest = places.iterator();
          return Prompt.map(
              runtime,
              Prompt.whileTrue(
                  runtime,
                  () ->
                      rest.hasNext()
                          ? Prompt.map(runtime, edges.node(rest.next().id()), nodes::add)
                          : runtime.completed(false)),
              ignored -> nodes);
        });
  }
}
