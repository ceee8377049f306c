package org.korudelta.vector.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korudelta.log.Address;
import org.korudelta.query.Filter;
import org.korudelta.vector.SearchPlan;
import org.korudelta.vector.graph.Graph;
import org.korudelta.vector.graph.Quantised;
import org.korudelta.vector.graph.Target;

/**
 * One search in a space: decides how, and finds the versions that have to be compared exactly.
 *
 * <p>Threading: one user at a time.
 */
public final class SpaceSearch {
  private final VectorSpace space;
  private final EraView era;
  private final Nodes.Moment moment;
  private final int scanFactor;

  /** A search as of a time, which the space has reached. */
  public SpaceSearch(VectorSpace space, long nanos, int scanFactor) {
    this.space = space;
    this.era = space.at(nanos);
    this.moment = era.nodes().at(nanos);
    this.scanFactor = scanFactor;
  }

  /**
   * What to compare exactly.
   *
   * @param versions where they are
   * @param plan how they were found
   */
  public record Candidates(List<Address> versions, SearchPlan plan) {
    /** Keeps a copy of the list. */
    public Candidates {
      versions = List.copyOf(versions);
    }
  }

  /**
   * The versions among which the answers are; empty when the filter asks for metadata that are not
   * in memory.
   */
  public Optional<Candidates> find(Question question) {
    Filter filter = question.selection().filter();
    boolean everything = filter.equals(Filter.everything());
    if (!everything && !space.documents().isWhole()) {
      return Optional.empty();
    }
    Wanted wanted =
        new Wanted(
            era, moment, everything ? null : space.documents().accepted(filter), question.metric());
    Quantised query = Quantised.of(question.query().components(), era.rows().stride());
    SearchCost cost = SearchCost.of(era, wanted, question);
    return Optional.of(
        cost.isScanned(question, scanFactor)
            ? scan(query, wanted, question, cost.whyScanned(question, scanFactor))
            : follow(query, wanted, question, cost));
  }

  private Candidates scan(Quantised query, Wanted wanted, Question question, String reason) {
    ScoreBounds bounds = new ScoreBounds(question.metric(), query);
    ScanSearch scan = new ScanSearch(era, question.selection(), bounds);
    int[] nodes = scan.run(wanted);
    return candidates(nodes, plan(SearchPlan.Way.SCAN, reason, wanted, scan.compared()));
  }

  /** Where what is wanted is far from the query, the beam may end before it is met. */
  private Candidates follow(Quantised query, Wanted wanted, Question question, SearchCost cost) {
    Graph.Wish wish = new Graph.Wish(Target.of(query), cost.beam(), cost.ranked(), wanted);
    Graph.Found found = era.graph().search(era.rows(), wish);
    if (found.nodes().length < Math.min(question.topK(), wanted.estimate())) {
      return scan(query, wanted, question, "the graph met too few: " + found.nodes().length);
    }
    String reason = cost.whyFollowed(scanFactor);
    return candidates(found.nodes(), plan(SearchPlan.Way.GRAPH, reason, wanted, found.compared()));
  }

  private SearchPlan plan(SearchPlan.Way way, String reason, Wanted wanted, long compared) {
    return new SearchPlan(
        way, reason, new SearchPlan.Counts(era.nodes().count(), wanted.estimate(), compared, 0));
  }

  private Candidates candidates(int[] nodes, SearchPlan plan) {
    List<Address> versions = new ArrayList<>(nodes.length);
    for (int node : nodes) {
      versions.add(era.nodes().address(node));
    }
    return new Candidates(versions, plan);
  }
}
