package org.korudelta.deterministic.junit;

import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.choice.SmallStreams;

/** Every run whose choices sum to no more than a number. */
final class SmallRuns implements RunSource {
  private final SmallStreams streams;

  SmallRuns(int sumMax) {
    this.streams = new SmallStreams(sumMax);
  }

  @Override
  public boolean hasNext() {
    return streams.hasNext();
  }

  @Override
  public Choices next() {
    return streams.next();
  }

  @Override
  public long seed() {
    return 0;
  }

  @Override
  public String again() {
    return "run " + streams.runs() + " of those with choices that sum to at most " + sumMax();
  }

  @Override
  public String title() {
    return "choices that sum to at most " + sumMax();
  }

  @Override
  public String tried(int runs) {
    String what = "choices that sum to at most " + sumMax() + ": " + runs + " runs";
    return (streams.hasNext() ? "not complete for " : "complete for ") + what;
  }

  @Override
  public boolean sampled() {
    return false;
  }

  private int sumMax() {
    return streams.sumMax();
  }
}
