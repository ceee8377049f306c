package org.korudelta.worlds.vectors;

import java.util.List;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.disk.DiskFault;
import org.korudelta.deterministic.disk.DiskFaults;
import org.korudelta.deterministic.disk.SimulatedDisk;
import org.korudelta.deterministic.simulation.Simulation;

/**
 * A disk that may be slow and never fails, on a machine whose power may be lost, and whose process
 * may be killed, at any step.
 */
final class FallibleMachine {
  /** What must happen in some runs. */
  static final List<String> MARKS = List.of("crash: power lost", "crash: process killed");

  private static final int CRASHES_ONE_IN = 2;
  private static final int OPERATION_BITS = 9;
  private static final int STEPS = 24;
  private static final int SOON = 80;
  private static final int SLOW_ONE_IN = 6;
  private static final int NEVER = Integer.MAX_VALUE;

  private final Simulation simulation;
  private final Choices crashes;
  private SimulatedDisk disk;
  private int crashAtOperation = NEVER;
  private int steps;

  FallibleMachine(Simulation simulation) {
    this.simulation = simulation;
    this.crashes = simulation.choices().stream("crash");
    this.disk = new SimulatedDisk(simulation.choices().stream("disk"), slowness());
  }

  private DiskFaults slowness() {
    DiskFaults faults = DiskFaults.NONE;
    for (DiskFault slow : List.of(DiskFault.SLOW_SYNC, DiskFault.SLOW_WRITE, DiskFault.SLOW_READ)) {
      faults = simulation.has(slow.text()) ? faults.with(slow, SLOW_ONE_IN) : faults;
    }
    return faults;
  }

  /** Starts; {@link #idle} may end before its time from now on. */
  DeterministicRuntime boot() {
    perhapsCrash();
    return simulation.boot(disk);
  }

  /** Starts, and does not crash. */
  DeterministicRuntime bootQuietly() {
    crashAtOperation = NEVER;
    return simulation.boot(disk);
  }

  /** Starts with a copy of the disk in its place. */
  DeterministicRuntime bootCopy() {
    disk = disk.copy();
    return bootQuietly();
  }

  /** Decides whether and when it crashes: some steps after so many operations of the disk. */
  void perhapsCrash() {
    boolean soon =
        simulation.has("crash") && crashes.oneIn(CRASHES_ONE_IN, "crashes while this goes on");
    crashAtOperation = soon ? disk.operations() + operations() : NEVER;
    steps = soon ? crashes.draw(STEPS, "steps until then") : 0;
  }

  /** Decides whether it crashes soon, while something goes on that takes its time. */
  void perhapsCrashSoon() {
    if (crashAtOperation == NEVER && simulation.has("crash") && crashes.oneIn(3, "crashes soon")) {
      crashAtOperation = disk.operations() + crashes.draw(SOON, "operations until then");
    }
  }

  private int operations() {
    int bits = crashes.draw(OPERATION_BITS, "about how many operations until then");
    return crashes.draw(1 << bits, "operations until then");
  }

  /** Runs until nothing is left to run; false when it crashes before. */
  boolean idle(DeterministicRuntime runtime) {
    while (disk.operations() < crashAtOperation || steps-- > 0) {
      if (!runtime.step()) {
        return true;
      }
    }
    return false;
  }

  /** The process ends, and perhaps power is lost. */
  void crash() {
    boolean killed = crashes.draw(2, "power or process") == 1;
    simulation.crash();
    simulation.mark(MARKS.get(killed ? 1 : 0), 1);
    disk = killed ? disk.killed() : disk.powerLoss();
  }

  /** All files, as a process sees them. */
  List<String> names() {
    return disk.names();
  }

  byte[] bytes(String name) {
    return disk.bytes(name);
  }
}
