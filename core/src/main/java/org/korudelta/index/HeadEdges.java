package org.korudelta.index;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.graph.CausalEdges;
import org.korudelta.graph.CausalPlace;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * The edges of a head at a read point, all from memory: the version that replaced one is in the
 * chain of its key, and the head knows for each cause the versions that name it.
 *
 * <p>Threading: immutable.
 */
final class HeadEdges implements CausalEdges {
  private final AsyncRuntime runtime;
  private final Head head;
  private final ReadPoint point;

  HeadEdges(AsyncRuntime runtime, Head head, ReadPoint point) {
    this.runtime = runtime;
    this.head = head;
    this.point = point;
  }

  @Override
  public Promise<CausalNode> node(VersionId id) {
    try {
      return runtime.completed(CausalNode.of(point.version(id)));
    } catch (KoruException.NotFound unknown) {
      return runtime.failed(unknown);
    }
  }

  @Override
  public Promise<List<CausalPlace>> effects(VersionId id, CausalPlace after, int limit) {
    List<CausalPlace> effects = naming(id, after, limit);
    VersionRecord successor = successor(id);
    if (successor != null && place(successor).compareTo(after) > 0) {
      int index = Collections.binarySearch(effects, place(successor));
      if (index < 0) {
        effects.add(-index - 1, place(successor));
      }
    }
    return runtime.completed(effects.size() > limit ? effects.subList(0, limit) : effects);
  }

  @Override
  public Promise<Integer> effectCount(VersionId id) {
    Chain named = head.effects().find(id.hex());
    int count = named == null ? 0 : named.lengthAt(point.nanos());
    VersionRecord successor = successor(id);
    boolean isOneMore = successor != null && !successor.causes().contains(id);
    return runtime.completed(isOneMore ? count + 1 : count);
  }

  /** The first versions after {@code after} that name {@code id} as a cause. */
  private List<CausalPlace> naming(VersionId id, CausalPlace after, int limit) {
    List<CausalPlace> places = new ArrayList<>();
    Chain named = head.effects().find(id.hex());
    if (named != null) {
      int from = firstAfter(named, after);
      int end = named.lengthAt(point.nanos());
      for (int i = from; i < end && places.size() < limit; i++) {
        places.add(place(named.version(i)));
      }
    }
    return places;
  }

  private static int firstAfter(Chain chain, CausalPlace place) {
    int low = 0;
    int high = chain.length();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (place(chain.version(middle)).compareTo(place) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static CausalPlace place(VersionRecord version) {
    return new CausalPlace(version.timestampNanos(), version.ordinal(), version.id());
  }

  /** The version that replaced a known one, or null. */
  private @Nullable VersionRecord successor(VersionId id) {
    VersionRecord version = point.version(id);
    Chain chain = head.chain(version.namespace(), version.key());
    int next = chain == null ? 0 : chain.lengthAt(version.timestampNanos());
    return chain == null || next >= chain.lengthAt(point.nanos()) ? null : chain.version(next);
  }

  @Override
  public Promise<List<String>> namespaces() {
    List<String> names = new ArrayList<>();
    head.namespaces().forEach((name, namespace) -> names.add(name));
    return runtime.completed(names);
  }

  @Override
  public Promise<List<CausalNode>> newest(String namespace, String afterKey, int limit) {
    List<CausalNode> newest = new ArrayList<>();
    head.namespace(namespace)
        .chains()
        .scan(
            afterKey,
            (key, chain) -> {
              int length = chain.lengthAt(point.nanos());
              if (length > 0 && !key.equals(afterKey)) {
                newest.add(CausalNode.of(chain.version(length - 1)));
              }
              return newest.size() < limit;
            });
    return runtime.completed(newest);
  }

  @Override
  public Promise<List<CausalNode>> changes(long afterNanos, int limit) {
    List<CausalNode> nodes = new ArrayList<>();
    point.changes(afterNanos, limit).forEach(version -> nodes.add(CausalNode.of(version)));
    return runtime.completed(nodes);
  }
}
