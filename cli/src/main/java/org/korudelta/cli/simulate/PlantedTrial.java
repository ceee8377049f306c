package org.korudelta.cli.simulate;

import java.util.List;
import java.util.Locale;
import org.korudelta.deterministic.simulation.SimFile;

/**
 * How the standing search fared before one planted bug.
 *
 * @param bug the bug
 * @param runs how many runs there were, in all worlds together
 * @param length how many choices the shrunk failure has
 * @param deviations how many of them are not zero
 * @param seconds how long it took, shrinking included
 * @param file the {@code *.sim} file of the failure; empty when the bug was not found
 */
record PlantedTrial(
    PlantedBug bug, int runs, int length, int deviations, double seconds, String file) {

  /** What {@link org.korudelta.worlds.StandingSearch#run} answered. */
  static PlantedTrial of(PlantedBug bug, String answer, double seconds) {
    String[] parts = answer.split("\n", 4);
    int runs = Integer.parseInt(parts[0]);
    return parts.length < 4
        ? new PlantedTrial(bug, runs, 0, 0, seconds, "")
        : new PlantedTrial(
            bug, runs, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), seconds, parts[3]);
  }

  boolean found() {
    return !file.isEmpty();
  }

  String text() {
    if (!found()) {
      return "NOT FOUND " + bug.name() + " (" + bug.area() + ") in " + runs + " runs";
    }
    SimFile sim = SimFile.parse(file);
    return "found "
        + bug.name()
        + " ("
        + bug.area()
        + ", "
        + bug.breaks()
        + ") by "
        + sim.outcome().failureKind()
        + " of "
        + sim.program().world()
        + ", runs "
        + runs
        + ", choices "
        + length
        + ", not zero "
        + deviations
        + String.format(Locale.ROOT, ", %.1f s", seconds);
  }

  /** The line of all. */
  static String summary(List<PlantedTrial> trials) {
    List<PlantedTrial> found = trials.stream().filter(PlantedTrial::found).toList();
    return "shrunk: median "
        + median(found.stream().map(PlantedTrial::length).toList())
        + " choices, median "
        + median(found.stream().map(PlantedTrial::deviations).toList())
        + " not zero\nplanted: "
        + found.size()
        + " of "
        + trials.size()
        + " found, median "
        + median(found.stream().map(PlantedTrial::runs).toList())
        + " runs";
  }

  private static int median(List<Integer> values) {
    return values.isEmpty() ? 0 : values.stream().sorted().toList().get(values.size() / 2);
  }
}
