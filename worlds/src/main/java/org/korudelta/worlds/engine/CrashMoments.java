package org.korudelta.worlds.engine;

import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.choice.RareEvent;
import org.korudelta.deterministic.disk.SimulatedDisk;
import org.korudelta.deterministic.simulation.Simulation;

/**
 * Decides when lives end before their time, where a run has crashes at all. What life is at has a
 * stream of its own: a simpler record can leave out some crashes and keep the rest.
 */
final class CrashMoments {
  private static final int WHILE_OPENING_ONE_IN = 3;
  private static final int OPENINGS_IN_VAIN_MEAN = 2;
  private static final int OPERATIONS_ONE_IN = 3;
  private static final int WHILE_CLOSING_ONE_IN = 8;
  private static final int AT_REST_ONE_IN = 3;
  private static final int AT_WORK_ONE_IN = 300;

  private final Simulation simulation;
  private final boolean any;
  private final RareEvent atWork;

  CrashMoments(Simulation simulation, boolean any) {
    this.simulation = simulation;
    this.any = any;
    this.atWork = new RareEvent(stream("at-work"), AT_WORK_ONE_IN, "operations until a crash");
  }

  /** Whether it crashes now that nothing runs. */
  boolean atRest(String when) {
    return any && stream(when).oneIn(AT_REST_ONE_IN, "crash");
  }

  /** Perhaps a moment while clients are at work; asked before each operation. */
  @Nullable CrashMoment atWork(SimulatedDisk disk) {
    return any && atWork.happens()
        ? CrashMoment.afterOperations(
            "at-work", disk, stream("at-work").draw(CrashMoment.AT_WORK, "moment of crash"))
        : null;
  }

  /** Perhaps a moment while a database is closed. */
  @Nullable CrashMoment whileClosing(SimulatedDisk disk) {
    int drawn =
        any ? stream("closing").oneIn(WHILE_CLOSING_ONE_IN, CrashMoment.AT_WORK, "crash") : 0;
    return drawn == 0 ? null : CrashMoment.afterOperations("closing", disk, drawn - 1);
  }

  /** Perhaps a moment while a database is opened, or soon after. */
  @Nullable CrashMoment whileOpening(SimulatedDisk disk) {
    boolean names = isAfterNames("opening");
    int drawn = any ? stream("opening").oneIn(WHILE_OPENING_ONE_IN, moments(names), "crash") : 0;
    return drawn == 0 ? null : opening("opening", disk, names, drawn - 1);
  }

  /** A moment of the next opening that crashes; null when there is no more of them. */
  @Nullable CrashMoment inVain(SimulatedDisk disk) {
    boolean names = isAfterNames("in-vain");
    int drawn =
        any ? stream("in-vain").more(OPENINGS_IN_VAIN_MEAN, moments(names), "next crash") : 0;
    return drawn == 0 ? null : opening("in-vain", disk, names, drawn - 1);
  }

  private boolean isAfterNames(String when) {
    return !any || !stream(when + "/operations").oneIn(OPERATIONS_ONE_IN, "not after names");
  }

  private static int moments(boolean names) {
    return names ? CrashMoment.AFTER_NAMES : CrashMoment.OF_OPENING;
  }

  private static CrashMoment opening(String when, SimulatedDisk disk, boolean names, int number) {
    return names
        ? CrashMoment.afterNames(when, disk, number)
        : CrashMoment.afterOperations(when, disk, number);
  }

  private Choices stream(String when) {
    return simulation.choices().stream("crash/" + when);
  }
}
