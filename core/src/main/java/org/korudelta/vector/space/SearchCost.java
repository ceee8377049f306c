package org.korudelta.vector.space;

import org.korudelta.vector.Metric;

/**
 * What it would cost to scan, and what to follow the graph. Both are estimates from how much there
 * is; neither changes what is right.
 *
 * @param scan how many comparisons a scan takes, passing over nodes counted as a part of one
 * @param beam how many places a beam in the graph needs, so that as many wanted nodes are in it as
 *     are in one of the width that was asked for where all are wanted
 * @param ranked how many of those found are compared exactly
 * @param linked how many nodes the graph has
 * @param unlinked how many are compared besides
 */
record SearchCost(int scan, int beam, int ranked, int linked, int unlinked) {
  /*
   * The beam: measured on 100,000 words, a graph of which half is wanted needs 1.25 times the beam
   * for the same recall, and one of which a tenth is, 3 times. Ranking 20 finds as many of the best
   * 10 as ranking 400.
   */
  private static final int PASSED_SHARE = 8;
  private static final int RANKED_MORE = 10;
  private static final int RANKED_SHARE = 4;

  static SearchCost of(EraView era, Wanted wanted, Question question) {
    int linked = era.graph().count();
    int matching = wanted.estimate();
    int ranked = question.topK() + Math.max(RANKED_MORE, question.topK() / RANKED_SHARE);
    int beam = Math.max(question.method().ef(), ranked);
    double wider = (3 + (double) linked / Math.max(1, matching)) / 4;
    double widened = Math.min(Math.max(1, wider) * beam, Math.max(1, linked));
    return new SearchCost(
        matching + wanted.started() / PASSED_SHARE,
        (int) widened,
        ranked,
        linked,
        era.nodes().count() - linked);
  }

  boolean isScanned(Question question, int scanFactor) {
    return question.method().exact()
        || question.metric() != Metric.COSINE
        || linked == 0
        || scan <= graph(scanFactor);
  }

  private long graph(int scanFactor) {
    return (long) beam * scanFactor + unlinked;
  }

  String whyScanned(Question question, int scanFactor) {
    if (question.method().exact()) {
      return "exact was asked for";
    }
    if (question.metric() != Metric.COSINE) {
      return "the graph is by cosine: metric=" + question.metric();
    }
    return linked == 0
        ? "nothing is linked yet"
        : "a scan costs no more than the graph: scan=" + costs(scanFactor);
  }

  String whyFollowed(int scanFactor) {
    return "the graph costs less than a scan: scan=" + costs(scanFactor);
  }

  private String costs(int scanFactor) {
    return scan + " graph=" + graph(scanFactor) + " beam=" + beam + " linked=" + linked;
  }
}
