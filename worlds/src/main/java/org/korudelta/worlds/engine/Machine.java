package org.korudelta.worlds.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.DeterministicRuntime;
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
  private final CrashMoments moments;
  private SimulatedDisk disk;
  private DiskHits hitsBeforeStart;
  private DiskHits hitsBeforePowerLoss;
  private @Nullable CrashMoment moment;

  Machine(Simulation simulation) {
    this.simulation = simulation;
    this.faults = new EngineFaults(simulation);
    this.diskFaults = faults.disk();
    this.moments = new CrashMoments(simulation, faults.has("crash"));
    this.disk = new SimulatedDisk(simulation.choices().stream("disk"), diskFaults);
    this.hitsBeforeStart = disk.hits();
    this.hitsBeforePowerLoss = disk.hits();
  }

  // Running

  /** Starts, with faults of the disk, and perhaps a crash of the opening. */
  DeterministicRuntime boot() {
    return boot(diskFaults, moments.whileOpening(disk));
  }

  /** Starts without faults. */
  DeterministicRuntime bootQuietly() {
    return boot(DiskFaults.NONE, null);
  }

  /** Starts for an opening that crashes; null when there is none any more. */
  @Nullable DeterministicRuntime bootInVain() {
    CrashMoment next = moments.inVain(disk);
    return next == null ? null : boot(DiskFaults.NONE, next);
  }

  private DeterministicRuntime boot(DiskFaults drawn, @Nullable CrashMoment crash) {
    disk.faults(drawn);
    hitsBeforeStart = disk.hits();
    moment = crash;
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

  /** Decides whether it crashes now that nothing runs; {@code when} is what was done last. */
  boolean perhapsCrash(String when) {
    boolean crashes = moments.atRest(when);
    if (crashes) {
      crash(when);
    }
    return crashes;
  }

  /** Decides whether it crashes while clients are at work; asked before each operation. */
  void perhapsCrashAtWork() {
    moment = moment == null ? moments.atWork(disk) : moment;
  }

  /** Decides whether it crashes while a database is closed. */
  void perhapsCrashClosing() {
    moment = moment == null ? moments.whileClosing(disk) : moment;
  }

  /** The moment has come. */
  void crash() {
    crash(moment == null ? "in-vain" : moment.when());
  }

  /** Power is lost, or the process killed. */
  private void crash(String when) {
    boolean killed = simulation.choices().stream("crash/kind").draw(2, "power or process") == 1;
    simulation.crash();
    simulation.mark("crash: " + when, 1);
    simulation.mark(killed ? "crash: process killed" : "crash: power lost", 1);
    if (killed) {
      disk = disk.killed();
    } else {
      hitsBeforePowerLoss = disk.hits();
      disk = disk.powerLoss();
    }
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

  /** Nothing fails any more, but for what has failed already. */
  void calm() {
    disk.faults(DiskFaults.NONE);
    grow();
  }

  /** The disk is large again. */
  void grow() {
    disk.capacityBytes(Long.MAX_VALUE);
  }

  /**
   * Whether an operation has failed since the start, or may have: after a failed sync all of that
   * file's fail, until power is lost.
   */
  boolean hasFailed() {
    DiskHits hits = disk.hits();
    return EngineFaults.failed(hits.since(hitsBeforeStart))
        || hits.since(hitsBeforePowerLoss).count(DiskFault.FAILED_SYNC) > 0;
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
