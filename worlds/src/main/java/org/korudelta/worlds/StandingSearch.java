package org.korudelta.worlds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korudelta.deterministic.simulation.Found;
import org.korudelta.deterministic.simulation.Runner;
import org.korudelta.deterministic.simulation.Search;

/**
 * The search that every change must pass, as a planted bug meets it: all worlds with their standing
 * faults, in turns, from the first seed on, until one fails; then that failure is shrunk.
 *
 * <p>Strings go in and out, so that it can be called in a class loader of its own, where the bug
 * is.
 */
public final class StandingSearch {
  /** How many seeds are run in one world before the next has its turn. */
  private static final int TURN = 10;

  private static final int SHRINK_TRIES_MAX = 1_000;

  private final List<Search> searches = new ArrayList<>();
  private final List<Runner> runners = new ArrayList<>();
  private int shrinkTries;

  private StandingSearch() {
    for (String name : WorldCatalogue.NAMES) {
      Runner runner = new Runner(WorldCatalogue.named(name));
      runners.add(runner);
      searches.add(new Search(runner).shrinkingWhilst(() -> shrinkTries++ < SHRINK_TRIES_MAX));
    }
  }

  /**
   * Runs at most {@code seeds}, a number, in each world.
   *
   * @return the number of runs it took on the first line, of choices left on the second, of those
   *     that are not zero on the third, then the text of the {@code *.sim} file; of all these only
   *     the first line when nothing was found
   */
  public static String run(String seeds) {
    return new StandingSearch().run(Integer.parseInt(seeds));
  }

  private String run(int seeds) {
    for (int base = 1; base <= seeds; base += TURN) {
      for (int world = 0; world < searches.size(); world++) {
        Optional<Found> found = searches.get(world).run(base, Math.min(TURN, seeds - base + 1));
        if (found.isPresent()) {
          return text(found.get(), world);
        }
      }
    }
    return Integer.toString(runs());
  }

  private String text(Found found, int world) {
    String name = WorldCatalogue.NAMES.get(world);
    return runs()
        + "\n"
        + found.shrunk().length()
        + "\n"
        + found.shrunk().deviations()
        + "\n"
        + runners.get(world).file(name, found.shrunk()).text();
  }

  private int runs() {
    int runs = 0;
    for (Search search : searches) {
      runs += search.tally().runs();
    }
    return runs;
  }
}
