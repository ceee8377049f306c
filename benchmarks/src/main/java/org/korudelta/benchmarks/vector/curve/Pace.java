package org.korudelta.benchmarks.vector.curve;

import java.util.List;

/**
 * With which efforts is searched, and how often.
 *
 * @param efforts of those that have a choice, from the least up
 * @param common the effort at which all stand beside each other
 * @param repetitions of each pass over the queries; the best counts
 * @param rounds each measures everything once, each in processes of its own
 */
public record Pace(List<Integer> efforts, int common, int repetitions, int rounds) {
  /** Keeps a copy of the efforts. */
  public Pace {
    efforts = List.copyOf(efforts);
  }

  /** The same in so many rounds. */
  public Pace withRounds(int count) {
    return new Pace(efforts, common, repetitions, count);
  }
}
