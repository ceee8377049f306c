package org.korudelta.worlds.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.disk.DiskFault;
import org.korudelta.deterministic.disk.DiskFaults;
import org.korudelta.deterministic.disk.DiskHits;
import org.korudelta.deterministic.disk.SimulatedDisk;
import org.korudelta.deterministic.simulation.Simulation;

/**
 * What the database runs on: a disk, power that may be lost, and a process that may be killed, at
 * any step.
 */
final class Machine {
  final EngineFaults faults;
  private final Simulation simulation;
  private final DiskFaults diskFaults;
  private SimulatedDisk disk;
  private DiskHits hitsBefore;
  private @Nullable CrashMoment moment;

  Machine(Simulation simulation) {
    this.simulation = simulation;
    this.faults = new EngineFaults(simulation);
    this.diskFaults = faults.disk();
    this.disk = new SimulatedDisk(simulation.choices().stream("disk"), diskFaults);
    this.hitsBefore = disk.hits();
  }

  // Running

  /** Starts, with faults of the disk or without. */
  DeterministicRuntime boot(boolean faulty) {
    disk.faults(faulty ? diskFaults : DiskFaults.NONE);
    hitsBefore = disk.hits();
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

  /** Decides whether it crashes now, which is called {@code when}, once in {@code oneIn} times. */
  boolean crashes(String when, int oneIn) {
    return faults.has("crash") && stream(when).oneIn(oneIn, "crash");
  }

  /** It crashes soon, where this run has crashes at all; {@code choices} decide when. */
  void crashSoon(Choices choices) {
    if (faults.has("crash") && moment == null) {
      moment = CrashMoment.atWork(disk, 1 + choices.draw(CrashMoment.AT_WORK, "moment of crash"));
    }
  }

  /** Decides whether it crashes while a database is closed. */
  void perhapsCrashClosing(int oneIn) {
    if (faults.has("crash") && moment == null) {
      int number = stream("closing").oneIn(oneIn, CrashMoment.AT_WORK, "moment of crash");
      moment = number == 0 ? null : CrashMoment.atWork(disk, number);
    }
  }

  /** Decides whether it crashes while a database is opened, or soon after. */
  void perhapsCrashOpening(int oneIn) {
    if (faults.has("crash")) {
      crashOpening(stream("opening").oneIn(oneIn, CrashMoment.OF_OPENING, "moment of crash"));
    }
  }

  /** Decides when the next of several openings crashes; zero for no more of them. */
  int nextOpeningInVain(int mean) {
    return faults.has("crash")
        ? stream("in-vain").more(mean, CrashMoment.OF_OPENING, "next opening that crashes")
        : 0;
  }

  /** It crashes at a moment of opening; zero for not at all. */
  void crashOpening(int number) {
    moment = number == 0 ? null : CrashMoment.ofOpening(disk, number);
  }

  /** Moments have streams of their own: a simpler record can leave out some and keep the rest. */
  private Choices stream(String when) {
    return simulation.choices().stream("crash/" + when);
  }

  /** Power is lost, or the process killed. */
  void crash() {
    boolean killed = stream("kind").draw(2, "power or process") == 1;
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

  /** Whether an operation has failed since the start, or may have: a failed sync fails for ever. */
  boolean hasFailed() {
    DiskHits hits = disk.hits();
    return EngineFaults.failed(hits.since(hitsBefore)) || hits.count(DiskFault.FAILED_SYNC) > 0;
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
