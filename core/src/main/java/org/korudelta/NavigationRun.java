package org.korudelta;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.korudelta.ExplainedNavigation.Stop;
import org.korudelta.async.Prompt;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.query.Filter;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.Metric;
import org.korudelta.vector.VectorQuery;
import org.korudelta.vector.Walk;
import org.korudelta.vector.space.Question;

/**
 * One navigation at one read point: finds the operands, walks, searches where the walk ends, and
 * leaves the operands out. Threading: for one thread.
 */
final class NavigationRun {
  private static final int STEPS_IN_A_TURN = 16;

  private final AsyncRuntime runtime;
  private final ReadPoint point;
  private final VectorReads reads;
  private final Navigation navigation;
  private final List<Stop> stops = new ArrayList<>();

  NavigationRun(ReadPoint point, VectorReads reads, Navigation navigation) {
    this.runtime = point.runtime();
    this.point = point;
    this.reads = reads;
    this.navigation = navigation;
  }

  Promise<ExplainedNavigation> run() {
    VectorQuery.requireTopK(navigation.topK());
    Promise<Walk> ended =
        Prompt.then(runtime, VectorRefs.resolve(point, navigation.start()), this::walk);
    return Prompt.then(runtime, ended, this::search);
  }

  private Promise<Walk> walk(VersionRecord start) {
    OptionalDouble itself = OptionalDouble.of(1);
    stops.add(new Stop(Optional.empty(), Version.of(start), itself, itself));
    Walk[] walk = {Walk.from(reads.embedding(start))};
    Iterator<Navigation.Step> rest = navigation.steps().iterator();
    return Prompt.map(
        runtime, Prompt.whileTrue(runtime, () -> takeNext(rest, walk)), ignored -> walk[0]);
  }

  private Promise<Boolean> takeNext(Iterator<Navigation.Step> rest, Walk[] walk) {
    if (!rest.hasNext()) {
      return runtime.completed(false);
    }
    Navigation.Step step = rest.next();
    return Prompt.then(
        runtime,
        VectorRefs.resolve(point, step.target()),
        target -> {
          walk[0] = taken(walk[0], step, target);
          return stops.size() % STEPS_IN_A_TURN == 0
              ? runtime.yield().map(turn -> true)
              : runtime.completed(true);
        });
  }

  private Walk taken(Walk walk, Navigation.Step step, VersionRecord version) {
    Embedding target = reads.embedding(version);
    Walk next =
        switch (step.direction()) {
          case ADD -> walk.add(target, step.weight());
          case SUBTRACT -> walk.subtract(target, step.weight());
          case TOWARD -> walk.toward(target, step.weight());
        };
    stops.add(
        new Stop(Optional.of(step), Version.of(version), walk.cosine(target), next.cosine(target)));
    return next;
  }

  private Promise<ExplainedNavigation> search(Walk walk) {
    Set<VersionId> leftOut = new HashSet<>();
    stops.forEach(stop -> leftOut.add(stop.target().id()));
    int wanted = navigation.topK() + leftOut.size();
    Question question =
        new Question(
            walk.destination(),
            new VectorQuery.Selection(wanted, Double.NEGATIVE_INFINITY, Filter.everything()),
            new VectorQuery.Method(Metric.COSINE, false, VectorQuery.EF_DEFAULT));
    return Prompt.map(
        runtime,
        reads.search(question),
        found ->
            new ExplainedNavigation(without(leftOut, found.neighbours()), stops, found.plan()));
  }

  private List<Neighbour> without(Set<VersionId> leftOut, List<Neighbour> found) {
    List<Neighbour> others = new ArrayList<>(found);
    others.removeIf(neighbour -> leftOut.contains(neighbour.version().id()));
    return others.subList(0, Math.min(others.size(), navigation.topK()));
  }
}
