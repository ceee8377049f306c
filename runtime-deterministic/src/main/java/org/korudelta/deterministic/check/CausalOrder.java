package org.korudelta.deterministic.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The operations of a history that took effect, and which of them come causally before which: by
 * session or because one read what the other wrote, and so on from there.
 *
 * <p>Cost: the operations times the sessions.
 */
final class CausalOrder {
  /** A step from one client to another counts as much as this many within a session. */
  private static final int READ_LENGTH = 1_000;

  /*
   * The order is kept as vector clocks: a session is a chain, and an operation knows of how many of
   * each chain it comes after, itself included. An operation of unknown end is a chain of its own,
   * as it may have happened after all that its session did later.
   *
   * Invariants:
   * - `nodes` numbers the operations in invocation order by the event of their invocation;
   * - `chains` holds each node once, in session order, and `chainOf` and `placeOf` say where;
   * - `clocks[n]` is complete once `tick` has passed n, which it does after all before it.
   */
  private final List<Operation> operations;
  private final Writers writers;
  private final Map<Integer, Integer> nodes = new TreeMap<>();
  private final List<List<Integer>> chains = new ArrayList<>();
  private final int[] chainOf;
  private final int[] placeOf;
  private final Digraph<Link> graph;
  private final List<int[]> clocks = new ArrayList<>();

  CausalOrder(Writers writers) {
    this.writers = writers;
    this.operations = writers.effective();
    this.chainOf = new int[operations.size()];
    this.placeOf = new int[operations.size()];
    this.graph = new Digraph<>(operations.size());
    for (int node = 0; node < operations.size(); node++) {
      nodes.put(operations.get(node).invoked().event(), node);
    }
    linkSessions();
    linkReads();
  }

  private void linkSessions() {
    Map<Integer, Integer> chainOfClient = new TreeMap<>();
    for (int node = 0; node < operations.size(); node++) {
      Operation operation = operations.get(node);
      Integer session = chainOfClient.get(operation.client());
      if (session != null) {
        List<Integer> chain = chains.get(session);
        link(chain.get(chain.size() - 1), node, 1, new Link.Session());
      }
      if (!operation.isAnswered()) {
        append(newChain(), node);
      } else {
        append(chainOfClient.computeIfAbsent(operation.client(), absent -> newChain()), node);
      }
    }
  }

  private int newChain() {
    chains.add(new ArrayList<>());
    return chains.size() - 1;
  }

  private void append(int chain, int node) {
    chainOf[node] = chain;
    placeOf[node] = chains.get(chain).size();
    chains.get(chain).add(node);
  }

  private void linkReads() {
    for (int node = 0; node < operations.size(); node++) {
      for (Access read : reads(node)) {
        OptionalInt writer = writer(read);
        if (writer.isPresent()) {
          link(writer.getAsInt(), node, READ_LENGTH, new Link.ReadsFrom());
        }
      }
    }
  }

  private void link(int from, int to, int length, Link link) {
    graph.add(new Digraph.Edge<>(from, to, length, link));
  }

  /** What a node read that it had not written itself before. */
  List<Access> reads(int node) {
    List<Access> reads = new ArrayList<>();
    Set<String> own = new TreeSet<>();
    for (Access access : operations.get(node).accesses()) {
      if (access.writes()) {
        own.add(access.key());
      } else if (access.reads() && !own.contains(access.key())) {
        reads.add(access);
      }
    }
    return reads;
  }

  /** The node that wrote what was read; empty for the initial value, and if nobody wrote it. */
  OptionalInt writer(Access read) {
    Optional<Operation> writer = writers.of(Version.of(read));
    return writer.isPresent()
        ? OptionalInt.of(Objects.requireNonNull(nodes.get(writer.get().invoked().event())))
        : OptionalInt.empty();
  }

  /** The order as a graph, session by session and read by read, without what follows from that. */
  Digraph<Link> graph() {
    return graph;
  }

  Operation operation(int node) {
    return operations.get(node);
  }

  int chainOf(int node) {
    return chainOf[node];
  }

  int placeOf(int node) {
    return placeOf[node];
  }

  /** Fills the clocks; the graph must have no cycle. */
  void tick() {
    for (int node = 0; node < operations.size(); node++) {
      clocks.add(new int[chains.size()]);
    }
    for (int node : graph.inOrder()) {
      clocks.get(node)[chainOf[node]] = placeOf[node] + 1;
      for (Digraph.Edge<Link> edge : graph.from(node)) {
        raise(clocks.get(edge.to()), clocks.get(node));
      }
    }
  }

  private static void raise(int[] clock, int[] before) {
    for (int i = 0; i < clock.length; i++) {
      clock[i] = Math.max(clock[i], before[i]);
    }
  }

  /** How many of a chain come causally before a node, which is not one of them. */
  int known(int node, int chain) {
    int known = clocks.get(node)[chain];
    return chain == chainOf[node] ? known - 1 : known;
  }

  /** Whether a node comes causally before another. */
  boolean isBefore(int node, int other) {
    return node != other && placeOf[node] < clocks.get(other)[chainOf[node]];
  }
}
