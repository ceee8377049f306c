package org.korudelta.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;
import org.korudelta.text.Utf8;

/** A graph drawn at random, or made by hand, whose edges are in memory or arrive a turn later. */
final class DrawnEdges implements CausalEdges {
  private static final List<String> NAMESPACES = List.of("a", "b", "c");

  private final AsyncRuntime runtime;
  private final boolean late;
  private final List<CausalNode> nodes = new ArrayList<>();
  private final Map<VersionId, CausalNode> byId = new HashMap<>();
  private final Map<VersionId, List<CausalPlace>> effects = new HashMap<>();
  private final Map<String, CausalNode> newest = new HashMap<>();

  DrawnEdges(AsyncRuntime runtime, boolean late) {
    this.runtime = runtime;
    this.late = late;
  }

  /** Adds so many commits of one version to three, with up to three causes each. */
  DrawnEdges draw(Random random, int commits) {
    for (int commit = 1; commit <= commits; commit++) {
      int before = nodes.size();
      int writes = 1 + random.nextInt(3);
      for (int ordinal = 0; ordinal < writes; ordinal++) {
        Set<VersionId> causes = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i > 0 && before > 0; i--) {
          causes.add(nodes.get(random.nextInt(before)).id());
        }
        String key = "k" + random.nextInt(3) + (char) ('a' + ordinal);
        add(NAMESPACES.get(random.nextInt(3)), key, commit, ordinal, causes);
      }
    }
    return this;
  }

  /** Adds a version that replaces the key's newest. */
  CausalNode add(String namespace, String key, long nanos, int ordinal, Set<VersionId> causes) {
    CausalNode before = newest.get(namespace + "/" + key);
    CausalNode node =
        new CausalNode(
            id(nodes.size()),
            namespace,
            key,
            Operation.PUT,
            Timestamp.ofEpochNanos(nanos),
            ordinal,
            Optional.ofNullable(before).map(CausalNode::id),
            causes.stream().sorted().toList());
    nodes.add(node);
    byId.put(node.id(), node);
    newest.put(namespace + "/" + key, node);
    Set<VersionId> sources = new LinkedHashSet<>(causes);
    node.previousVersion().ifPresent(sources::add);
    sources.forEach(
        source ->
            effects.computeIfAbsent(source, id -> new ArrayList<>()).add(CausalPlace.of(node)));
    return node;
  }

  private static VersionId id(int number) {
    byte[] bytes = new byte[VersionId.BYTES];
    // Scattered, so that an order by id is not the causal one.
    int scattered = Integer.reverse(number + 1);
    for (int i = 0; i < 4; i++) {
      bytes[i] = (byte) (scattered >>> (24 - 8 * i));
    }
    return VersionId.of(bytes);
  }

  List<CausalNode> nodes() {
    return nodes;
  }

  private <T> Promise<T> answer(Supplier<T> answer) {
    return late ? runtime.yield().map(turn -> answer.get()) : runtime.completed(answer.get());
  }

  @Override
  public Promise<CausalNode> node(VersionId id) {
    return byId.containsKey(id)
        ? answer(() -> byId.get(id))
        : runtime.failed(new KoruException.NotFound("unknown version: id=" + id));
  }

  @Override
  public Promise<List<CausalPlace>> effects(VersionId id, CausalPlace after, int limit) {
    return answer(
        () ->
            effects.getOrDefault(id, List.of()).stream()
                .filter(place -> place.isAfter(after))
                .limit(limit)
                .toList());
  }

  @Override
  public Promise<Integer> effectCount(VersionId id) {
    return answer(() -> effects.getOrDefault(id, List.of()).size());
  }

  @Override
  public Promise<List<String>> namespaces() {
    return answer(() -> nodes.stream().map(CausalNode::namespace).distinct().sorted().toList());
  }

  @Override
  public Promise<List<CausalNode>> newest(String namespace, String afterKey, int limit) {
    return answer(
        () ->
            newest.values().stream()
                .filter(node -> node.namespace().equals(namespace))
                .filter(node -> Utf8.compare(node.key(), afterKey) > 0)
                .sorted((one, other) -> Utf8.compare(one.key(), other.key()))
                .limit(limit)
                .toList());
  }

  @Override
  public Promise<List<CausalNode>> changes(long afterNanos, int limit) {
    return answer(
        () -> {
          List<CausalNode> page = new ArrayList<>();
          for (CausalNode node : nodes) {
            long nanos = node.timestamp().epochNanos();
            boolean isNextCommit =
                page.size() >= limit && page.get(page.size() - 1).timestamp().epochNanos() < nanos;
            if (isNextCommit) {
              break;
            }
            if (nanos > afterNanos) {
              page.add(node);
            }
          }
          return page;
        });
  }
}
