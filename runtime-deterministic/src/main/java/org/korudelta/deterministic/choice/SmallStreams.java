package org.korudelta.deterministic.choice;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.error.KoruException;

/**
 * Every run whose choices sum to no more than a given number, one after the other, simplest first:
 * delay-bounded search (Emmi, Qadeer, Rakamarić: <i>Delay-Bounded Scheduling</i>, POPL 2011), over
 * all choices instead of the schedule's alone. When it has ended without a failure there is none
 * within the bound: the search is complete.
 *
 * <pre>{@code
 * SmallStreams runs = new SmallStreams(2);
 * while (runs.hasNext()) {
 *   Choices choices = runs.next();
 *   …  // one run
 * }
 * }</pre>
 *
 * <p>Cost: about n<sup>sum</sup> / sum! runs of n choices.
 *
 * <p>Threading: one thread; one run at a time, ended before the next is asked for.
 */
public final class SmallStreams {
  /*
   * One walk through the tree of runs, deepest place first. A place is one choice of a run in the
   * order in which choices are made, whatever their stream; the path says what is chosen at each.
   */
  private final int sumMax;
  private final List<Place> path = new ArrayList<>();
  private int runs;
  private boolean ended;

  /** One choice of the run under way, and how many there were to choose from. */
  private static final class Place {
    private final int bound;
    private int value;

    Place(int bound) {
      this.bound = bound;
    }
  }

  /** Runs whose choices sum to {@code sumMax} or less; negative is {@code bad_request}. */
  public SmallStreams(int sumMax) {
    if (sumMax < 0) {
      throw new KoruException.BadRequest("negative sum: sumMax=" + sumMax);
    }
    this.sumMax = sumMax;
  }

  /** Whether there is a run that has not been given yet. */
  public boolean hasNext() {
    if (runs > 0 && !ended) {
      ended = !advanceable();
    }
    return !ended;
  }

  /** What decides the next run. */
  public Choices next() {
    if (!hasNext()) {
      throw new KoruException.BadRequest("no run is left: runs=" + runs + " sumMax=" + sumMax);
    }
    if (runs > 0) {
      advance();
    }
    runs++;
    return Choices.of(new Walk());
  }

  /** How many runs there have been. */
  public int runs() {
    return runs;
  }

  /** The greatest sum. */
  public int sumMax() {
    return sumMax;
  }

  private boolean advanceable() {
    return deepest() >= 0;
  }

  /** The deepest place where more can be chosen within the sum; -1 for none. */
  private int deepest() {
    int sum = 0;
    int found = -1;
    for (int i = 0; i < path.size(); i++) {
      Place place = path.get(i);
      if (place.value + 1 < place.bound && sum + place.value + 1 <= sumMax) {
        found = i;
      }
      sum += place.value;
    }
    return found;
  }

  private void advance() {
    int at = deepest();
    path.get(at).value++;
    path.subList(at + 1, path.size()).clear();
  }

  /** Follows the path, and goes on with zeros. */
  private final class Walk implements ChoiceStrategy {
    private int next;

    @Override
    public ChoiceSource source(String stream) {
      return (bound, label) -> {
        if (next == path.size()) {
          path.add(new Place(bound));
        }
        return Math.min(path.get(next++).value, bound - 1);
      };
    }
  }
}
