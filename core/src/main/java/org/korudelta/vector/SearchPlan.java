package org.korudelta.vector;

/**
 * How a search was answered, and why so.
 *
 * @param way what was done
 * @param reason why, with the figures that decided
 * @param counts how much there was, and how much was looked at
 */
public record SearchPlan(Way way, String reason, Counts counts) {

  /** What a search may do. */
  public enum Way {
    /** Every vector that may be an answer was compared, in 8 bits; the best again, exactly. */
    SCAN,
    /** The graph was followed from near to nearer, and the vectors not linked yet were compared. */
    GRAPH,
    /**
     * Every value was read, as memory has not all metadata that the filter asks for, or has vectors
     * still whose values are being taken.
     */
    READ
  }

  /**
   * How much there was.
   *
   * @param vectors those that the index has beside each other, current or not
   * @param matching about how many of them were current at the read point and have metadata that
   *     the filter accepts
   * @param compared how often two vectors were compared in 8 bits
   * @param ranked how many were compared exactly
   */
  public record Counts(long vectors, long matching, long compared, long ranked) {

    /** Of a namespace without vectors. */
    public static final Counts NONE = new Counts(0, 0, 0, 0);
  }

  /** This plan, after so many more were compared exactly. */
  public SearchPlan ranked(long more) {
    Counts ranked =
        new Counts(counts.vectors(), counts.matching(), counts.compared(), counts.ranked() + more);
    return new SearchPlan(way, reason, ranked);
  }
}
