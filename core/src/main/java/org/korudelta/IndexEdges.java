package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korudelta.async.Prompt;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.graph.CausalEdges;
import org.korudelta.graph.CausalPlace;
import org.korudelta.index.IndexView;
import org.korudelta.index.run.Posting;
import org.korudelta.log.Address;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * The edges of the causal graph at a read point: the index knows which version replaced one, and
 * which name it as their cause.
 *
 * <p>Cost: as a lookup, and one record for each place. Threading: immutable.
 */
final class IndexEdges implements CausalEdges {
  private final AsyncRuntime runtime;
  private final IndexView view;
  private final ReadPoint point;

  IndexEdges(ReadPoint point, IndexView view) {
    this.runtime = point.runtime();
    this.view = view;
    this.point = point;
  }

  @Override
  public Promise<CausalNode> node(VersionId id) {
    return Prompt.map(runtime, point.version(id), CausalNode::of);
  }

  @Override
  public Promise<List<CausalPlace>> effects(VersionId id, CausalPlace after, int limit) {
    return Prompt.map(runtime, allEffects(id), effects -> page(effects, after, limit));
  }

  private static List<CausalPlace> page(List<VersionRecord> effects, CausalPlace after, int limit) {
    List<CausalPlace> places = new ArrayList<>();
    for (VersionRecord effect : effects) {
      CausalPlace place = new CausalPlace(effect.timestampNanos(), effect.ordinal(), effect.id());
      if (place.compareTo(after) > 0 && places.size() < limit) {
        places.add(place);
      }
    }
    return places;
  }

  @Override
  public Promise<Integer> effectCount(VersionId id) {
    return Prompt.map(runtime, allEffects(id), List::size);
  }

  /** In causal order, each once: an index entry may be about an id that only begins alike. */
  private Promise<List<VersionRecord>> allEffects(VersionId id) {
    Promise<List<Address>> places =
        Prompt.then(
            runtime,
            point.version(id),
            version ->
                Prompt.then(
                    runtime,
                    view.next(version.namespace(), version.key(), version.timestampNanos()),
                    next -> Prompt.map(runtime, view.effects(id), found -> with(found, next))));
    return Prompt.map(
        runtime, Prompt.then(runtime, places, point::readVisible), found -> following(id, found));
  }

  private static List<Address> with(List<Address> effects, Optional<Posting> next) {
    List<Address> all = new ArrayList<>(effects);
    next.map(Posting::address).filter(address -> !all.contains(address)).ifPresent(all::add);
    all.sort(null);
    return all;
  }

  private static List<VersionRecord> following(VersionId id, List<VersionRecord> candidates) {
    List<VersionRecord> effects = new ArrayList<>(candidates);
    effects.removeIf(
        effect -> !effect.causes().contains(id) && !effect.parent().equals(Optional.of(id)));
    return effects;
  }

  @Override
  public Promise<List<String>> namespaces() {
    List<String> names = new ArrayList<>();
    view.namespaces().forEach((name, facts) -> names.add(name));
    return runtime.completed(names);
  }

  @Override
  public Promise<List<CausalNode>> newest(String namespace, String afterKey, int limit) {
    return Prompt.map(runtime, point.newest(namespace, afterKey, limit), IndexEdges::nodes);
  }

  @Override
  public Promise<List<CausalNode>> changes(long afterNanos, int limit) {
    return Prompt.map(runtime, point.changes(afterNanos, limit), IndexEdges::nodes);
  }

  private static List<CausalNode> nodes(List<VersionRecord> versions) {
    List<CausalNode> nodes = new ArrayList<>(versions.size());
    versions.forEach(version -> nodes.add(CausalNode.of(version)));
    return nodes;
  }
}
