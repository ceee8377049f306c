package org.korudelta.worlds.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.disk.DiskFault;
import org.korudelta.deterministic.disk.DiskFaults;
import org.korudelta.deterministic.disk.SimulatedDisk;
import org.korudelta.deterministic.simulation.Simulation;

/**
 * What the database runs on: a disk, power that may be lost, and a process that may be killed, at
 * any step.
 */
final class Machine {
  private static final int OPERATIONS_OF_OPENING = 16;
  private static final int OPERATIONS_AT_WORK = 24;

  final EngineFaults faults;
  private final Simulation simulation;
  private final DiskFaults diskFaults;
  private final Choices crash;
  private SimulatedDisk disk;
  private @Nullable CrashMoment moment;

  Machine(Simulation simulation) {
    this.simulation = simulation;
    this.faults = new EngineFaults(simulation);
    this.diskFaults = faults.disk();
    this.crash = simulation.choices().stream("crash");
    this.disk = new SimulatedDisk(simulation.choices().stream("disk"), diskFaults);
  }

  // Running

  /** Starts, with faults of the disk or without. */
  DeterministicRuntime boot(boolean faulty) {
    disk.faults(faulty ? diskFaults : DiskFaults.NONE);
    moment = null;
    return simulation.boot(disk);
  }

  /** Runs until nothing is left to run; false when it crashes before. */
  boolean idle(DeterministicRuntime runtime) {
    while (moment == null || !moment.isNow()) {
      if (!runtime.step()) {
        return true;
      }
    }
    return false;
  }

  // Crashes

  /** Decides whether it crashes now, once in {@code oneIn} times. */
  boolean crashes(int oneIn, String when) {
    return faults.has("crash") && crash.oneIn(oneIn, when);
  }

  /** Decides by {@code choices} whether it crashes soon. */
  void perhapsCrashSoon(Choices choices, int oneIn) {
    if (faults.has("crash") && moment == null && choices.oneIn(oneIn, "crash soon")) {
      moment = CrashMoment.afterOperations(disk, OPERATIONS_AT_WORK, choices);
    }
  }

  void perhapsCrashSoon(int oneIn) {
    perhapsCrashSoon(crash, oneIn);
  }

  /** It crashes while a database is opened, or soon after. */
  void crashSoon() {
    moment =
        crash.oneIn(3, "after operations, not names")
            ? CrashMoment.afterOperations(disk, OPERATIONS_OF_OPENING, crash)
            : CrashMoment.afterNameChanges(disk, crash);
  }

  /** Power is lost, or the process killed. */
  void crash() {
    boolean killed = crash.draw(2, "power or process") == 1;
    simulation.crash();
    simulation.mark(killed ? "crash: process killed" : "crash: power lost", 1);
    disk = killed ? disk.killed() : disk.powerLoss();
    grow();
  }

  /** The process ends without closing anything. */
  void kill() {
    disk = disk.killed();
    grow();
  }

  // The disk

  /** Lets the disk be full when it holds {@code bytes} more. */
  void shrink(int bytes) {
    disk.capacityBytes(disk.usedBytes() + bytes);
  }

  /** The disk is large again. */
  void grow() {
    disk.capacityBytes(Long.MAX_VALUE);
  }

  /** Whether an operation of the disk has failed, or may have. */
  boolean hasFailed() {
    return EngineFaults.failed(disk.hits());
  }

  /** Whether what was stored may be damaged. */
  boolean isDamaged() {
    return EngineFaults.damaged(disk.hits());
  }

  /** The names of all files, sorted. */
  List<String> names() {
    return disk.names();
  }

  void markHits() {
    for (DiskFault fault : DiskFault.values()) {
      if (disk.hits().count(fault) > 0) {
        simulation.mark("disk: " + fault.text(), disk.hits().count(fault));
      }
    }
  }
}
