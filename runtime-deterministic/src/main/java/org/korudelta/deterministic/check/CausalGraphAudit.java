package org.korudelta.deterministic.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.korudelta.error.KoruException;

/**
 * Compares a causal graph that is reported with what truly happened. Ids and keys are any strings.
 *
 * <p>Cost: near linear. Threading: for one thread.
 */
public final class CausalGraphAudit {
  private final Map<String, TrueVersion> truth = new TreeMap<>();
  private final TreeSet<String> uncertain = new TreeSet<>();

  /** An audit that knows of no version yet. */
  public CausalGraphAudit() {}

  /**
   * Somebody wrote a version, and was told so.
   *
   * @throws KoruException.BadRequest if there is a version of this id
   */
  public void written(TrueVersion version) {
    if (truth.putIfAbsent(version.id(), version) != null) {
      throw new KoruException.BadRequest("version written twice: id=" + version.id());
    }
  }

  /**
   * Somebody may have written a version: it may be reported or not.
   *
   * @throws KoruException.BadRequest if there is a version of this id
   */
  public void perhapsWritten(TrueVersion version) {
    written(version);
    uncertain.add(version.id());
  }

  /**
   * Names every missing and invented version, every missing, invented and wrong edge, every edge
   * that does not lead back in time or leaves its key for a parent, and a shortest cycle.
   *
   * @param reported what the graph says of each version, by id
   */
  public Verdict check(Map<String, CausalLinks> reported) {
    List<String> sentences = new ArrayList<>();
    truth.values().forEach(version -> sentences.addAll(compare(version, reported)));
    for (String id : new TreeSet<>(reported.keySet())) {
      if (!truth.containsKey(id)) {
        sentences.add("version " + id + " is invented.");
      }
    }
    ReportedGraph graph = new ReportedGraph(reported, truth);
    sentences.addAll(graph.impossibleEdges());
    sentences.addAll(graph.cycle());
    return Verdict.of(sentences);
  }

  private List<String> compare(TrueVersion version, Map<String, CausalLinks> reported) {
    CausalLinks links = reported.get(version.id());
    if (links == null) {
      return uncertain.contains(version.id())
          ? List.of()
          : List.of(version.inWords() + " is missing.");
    }
    List<String> sentences = new ArrayList<>();
    for (EdgeKind kind : EdgeKind.values()) {
      sentences.addAll(kind.compare(version, links));
    }
    return sentences;
  }
}
