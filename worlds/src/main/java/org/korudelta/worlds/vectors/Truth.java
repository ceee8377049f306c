package org.korudelta.worlds.vectors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.Operation;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.text.Timestamp;
import org.korudelta.vector.Embedding;

/**
 * Everything that the log says, in its order: what the index of vectors must know, without any
 * index. Which values are being taken at the moment it knows, too: of those a search may tell or
 * not, until it is said that they are gone.
 */
final class Truth {
  private final List<Carried> all = new ArrayList<>();
  private final Map<String, List<Carried>> chains = new HashMap<>();
  private final Map<VersionId, Carried> byId = new HashMap<>();
  private final List<Taking> takings = new ArrayList<>();
  private Timestamp last = Timestamp.MIN;
  private int moment;

  /** Values that somebody asked to take: those of a key, or what a namespace does not keep. */
  record Taking(String namespace, @Nullable String key) {
    private boolean covers(Carried carried) {
      Version version = carried.version();
      return version.namespace().equals(namespace)
          && (key == null ? carried.newer() >= DrawnOptions.KEPT : version.key().equals(key));
    }
  }

  /** Up to when it knows everything. */
  Timestamp last() {
    return last;
  }

  /** Takes what is new of {@code changes}, which follow each other without a gap. */
  void add(List<Version> changes) {
    Timestamp before = last;
    for (Version version : changes) {
      if (version.timestamp().compareTo(before) > 0) {
        add(new Carried(version));
      }
    }
  }

  private void add(Carried carried) {
    Version version = carried.version();
    List<Carried> chain =
        chains.computeIfAbsent(name(version.namespace(), version.key()), none -> new ArrayList<>());
    chain.forEach(older -> older.succeeded(carried.nanos()));
    chain.add(carried);
    all.add(carried);
    byId.put(version.id(), carried);
    last = version.timestamp();
  }

  private static String name(String namespace, String key) {
    return namespace + "/" + key;
  }

  /** Everything, in order. */
  List<Carried> all() {
    return all;
  }

  /** The newest version of a key; null when it has none. */
  @Nullable Carried newest(String namespace, String key) {
    List<Carried> chain = chains.get(name(namespace, key));
    return chain == null ? null : chain.get(chain.size() - 1);
  }

  /** The first version that carries a vector of {@code model}; null when there is none. */
  @Nullable Carried first(String namespace, String model) {
    for (Carried carried : all) {
      if (carries(carried, namespace, model)) {
        return carried;
      }
    }
    return null;
  }

  private static boolean carries(Carried carried, String namespace, String model) {
    Embedding embedding = carried.embedding();
    return embedding != null
        && embedding.model().equals(model)
        && carried.version().namespace().equals(namespace);
  }

  /** What of {@code model} was current at a time, whether its value was taken since or not. */
  List<Carried> currentAt(String namespace, String model, long nanos) {
    List<Carried> current = new ArrayList<>();
    for (Carried carried : all) {
      if (carried.isNewestAt(nanos) && carries(carried, namespace, model)) {
        current.add(carried);
      }
    }
    return current;
  }

  /** The models that a namespace has vectors of. */
  Set<String> models(String namespace) {
    Set<String> models = new TreeSet<>();
    for (Carried carried : all) {
      Embedding embedding = carried.embedding();
      if (embedding != null && carried.version().namespace().equals(namespace)) {
        models.add(embedding.model());
      }
    }
    return models;
  }

  /** How many versions carry a vector of {@code model}, current or not. */
  int count(String namespace, String model) {
    int count = 0;
    for (Carried carried : all) {
      count += carries(carried, namespace, model) ? 1 : 0;
    }
    return count;
  }

  /** Whether the value of any embedding was taken. */
  boolean hasWiped() {
    return all.stream().anyMatch(c -> c.isWiped() && c.version().operation() == Operation.EMBED);
  }

  // Taking values

  /** Now; what is settled by then is gone for who begins now. */
  int moment() {
    return moment;
  }

  /** Somebody begins to take values. */
  Taking begin(String namespace, @Nullable String key) {
    Taking taking = new Taking(namespace, key);
    takings.add(taking);
    return taking;
  }

  /** It is said that they were taken; gives all of them that are gone, also since before. */
  List<Carried> end(Taking taking, List<Version> changes) {
    for (Version version : changes) {
      Carried carried = byId.get(version.id());
      if (carried != null && version.isWiped()) {
        carried.wipe();
      }
    }
    takings.remove(taking);
    settle();
    return all.stream().filter(c -> c.isSettled() && taking.covers(c)).toList();
  }

  /** What was taken is gone, but for what is being taken. */
  void settle() {
    moment++;
    for (Carried carried : all) {
      if (carried.isWiped() && !carried.isSettled() && !isBeingTaken(carried)) {
        carried.settle(moment);
      }
    }
  }

  /** What somebody is at. */
  List<Taking> takings() {
    return List.copyOf(takings);
  }

  /** What is being taken, and may be taken already. */
  List<Carried> beingTaken() {
    return all.stream().filter(this::isBeingTaken).toList();
  }

  /** Whether values are being taken, or were since a moment. */
  boolean isBusySince(int since) {
    return !takings.isEmpty() || moment != since;
  }

  private boolean isBeingTaken(Carried carried) {
    return takings.stream().anyMatch(taking -> taking.covers(carried));
  }

  /** Whether a search that began at {@code since} may tell of it, and may pass over it as well. */
  boolean isUncertain(Carried carried, int since) {
    return isBeingTaken(carried) || (carried.isWiped() && !carried.isGoneSince(since));
  }
}
