package org.korudelta.worlds;

import org.korudelta.deterministic.simulation.Failure;
import org.korudelta.deterministic.simulation.Replay;
import org.korudelta.deterministic.simulation.Runner;
import org.korudelta.deterministic.simulation.SimFile;

/** Repeats a recorded run of any world, and says in a few lines how it went. */
public final class RecordedRun {
  private RecordedRun() {}

  /**
   * Repeats the run of {@code sim}, the text of a {@code *.sim} file.
   *
   * @return the lines {@code failure KIND}, {@code message TEXT}, {@code same true} or {@code
   *     false} for whether all went as recorded, and one {@code drift TEXT} for each drift
   */
  public static String replay(String sim) {
    SimFile file = SimFile.parse(sim);
    SimFile.Program program = file.program();
    Replay replay =
        new Runner(WorldCatalogue.named(program.world()), program.settings()).replay(file);
    StringBuilder lines = new StringBuilder();
    lines.append("failure ").append(replay.run().failure().map(Failure::kind).orElse("none"));
    lines.append("\nmessage ").append(replay.run().failure().map(Failure::message).orElse("none"));
    lines.append("\nsame ").append(replay.same()).append('\n');
    replay.drift().forEach(drift -> lines.append("drift ").append(drift).append('\n'));
    return lines.toString();
  }
}
