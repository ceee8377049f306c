package org.korudelta.deterministic.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.korudelta.error.KoruException;

/**
 * Whether sessions see their keys go forward only (Terry et al., "Session guarantees for weakly
 * consistent replicated data", 1994): read your writes, monotonic reads, monotonic writes, writes
 * follow reads. A client is a session, and the versions of a key are taken to be one chain, so
 * sessions that disagree about two versions break a guarantee too.
 *
 * <p>Every value must be written to a key at most once, and 0 never: a delete that is to be told
 * from others writes a number of its own.
 *
 * <p>Cost: near linear for a history that keeps the guarantees, with a factor of the number of
 * keys.
 *
 * <p>Threading: immutable.
 */
public final class SessionGuarantees {

  /** A checker; it keeps nothing. */
  public SessionGuarantees() {}

  /**
   * Says of each key whose versions cannot be put in a chain which guarantee was broken, by which
   * operations.
   *
   * @throws KoruException.BadRequest if a value may have been written to a key twice, or 0 was
   */
  public Verdict check(List<Operation> operations) {
    List<String> sentences = new ArrayList<>();
    for (List<Bond> bonds : SessionBonds.of(new Writers(operations).effective()).values()) {
      List<Bond> cycle = shortestCycle(bonds);
      if (!cycle.isEmpty()) {
        sentences.add(inWords(cycle));
      }
    }
    return Verdict.of(sentences);
  }

  private static List<Bond> shortestCycle(List<Bond> bonds) {
    Map<Version, Integer> nodes = new TreeMap<>();
    for (Bond bond : bonds) {
      nodes.putIfAbsent(bond.earlier(), nodes.size());
      nodes.putIfAbsent(bond.later(), nodes.size());
    }
    Digraph<Bond> graph = new Digraph<>(nodes.size());
    for (Bond bond : bonds) {
      add(graph, nodes, bond);
    }
    initial(nodes).forEach(bond -> add(graph, nodes, bond));
    return graph.shortestCycle().stream().map(Digraph.Edge::label).toList();
  }

  private static void add(Digraph<Bond> graph, Map<Version, Integer> nodes, Bond bond) {
    int from = Objects.requireNonNull(nodes.get(bond.earlier()));
    int to = Objects.requireNonNull(nodes.get(bond.later()));
    graph.add(new Digraph.Edge<>(from, to, 1, bond));
  }

  /** If a key was read as absent, that comes before all its versions. */
  private static List<Bond> initial(Map<Version, Integer> nodes) {
    List<Bond> bonds = new ArrayList<>();
    nodes.keySet().stream()
        .filter(Version::isInitial)
        .forEach(
            first ->
                nodes.keySet().stream()
                    .filter(version -> !version.isInitial())
                    .map(later -> new Bond(Guarantee.INITIAL, first, later, ""))
                    .forEach(bonds::add));
    return bonds;
  }

  /** Blames one bond of the cycle, and gives the others as reasons. */
  private static String inWords(List<Bond> cycle) {
    List<Bond> blamed = new ArrayList<>(cycle);
    blamed.removeIf(bond -> bond.guarantee() == Guarantee.INITIAL);
    blamed.sort(Comparator.comparing(Bond::guarantee));
    String broken = blamed.get(0).guarantee().inWords() + ": " + blamed.get(0).evidence();
    List<String> reasons = blamed.stream().skip(1).map(Bond::evidence).toList();
    return reasons.isEmpty()
        ? broken + "."
        : broken + ", though " + String.join(", ", reasons) + ".";
  }
}
