package org.korudelta.worlds.engine;

import java.util.List;
import org.korudelta.deterministic.simulation.Simulation;

/**
 * Which ways recovery went, told by the files that were there before and after it.
 *
 * @param simulation where they are marked
 * @param before the names of all files before opening
 * @param after those after it
 */
record RecoveryPaths(Simulation simulation, List<String> before, List<String> after) {
  private static final String SEGMENT = "segment-";
  private static final String MANIFEST = "manifest-";

  void mark() {
    boolean started = before.stream().anyMatch(name -> name.startsWith(SEGMENT));
    boolean listed = before.stream().anyMatch(name -> name.startsWith(MANIFEST));
    simulation.sometimes(before.isEmpty(), "open: new database");
    simulation.sometimes(started && !listed, "open: creation had not ended");
    simulation.sometimes(went(SEGMENT), "open: segment that was not listed");
    simulation.sometimes(came(SEGMENT) && listed, "open: tail copied to a new segment");
    simulation.sometimes(listed && came(MANIFEST) && !came(SEGMENT), "open: manifest written anew");
  }

  private boolean went(String prefix) {
    return before.stream().anyMatch(name -> name.startsWith(prefix) && !after.contains(name));
  }

  private boolean came(String prefix) {
    return after.stream().anyMatch(name -> name.startsWith(prefix) && !before.contains(name));
  }
}
