package org.korudelta.worlds.engine;

import java.util.List;
import org.korudelta.deterministic.disk.DiskFault;
import org.korudelta.deterministic.disk.DiskFaults;
import org.korudelta.deterministic.disk.DiskHits;
import org.korudelta.deterministic.simulation.Settings;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.error.KoruException;

/**
 * Which faults a run has: of the groups that the search allows, those that the run draws.
 *
 * <p>{@code crash} ends lives by loss of power and by killing the process; {@code disk} lets
 * operations fail and take time; {@code rot} damages what was stored; {@code clock} makes the wall
 * clock jump. {@code lying} breaks the promise that a sync keeps, and no database survives it: it
 * has to be asked for.
 */
final class EngineFaults {
  /** The setting that names the groups, separated by commas. */
  static final String SETTING = "faults";

  /** What a search has that is told nothing. */
  static final List<String> STANDING = List.of("crash", "disk", "rot", "clock");

  private static final String LYING = "lying";
  private static final int RARELY = 150;
  private static final int OFTEN = 4;

  private static final List<DiskFault> FAILING =
      List.of(
          DiskFault.SHORT_WRITE, DiskFault.DISK_FULL, DiskFault.READ_ERROR, DiskFault.FAILED_SYNC);
  private static final List<DiskFault> SLOW =
      List.of(DiskFault.SLOW_SYNC, DiskFault.SLOW_WRITE, DiskFault.SLOW_READ);
  private static final List<DiskFault> DAMAGING =
      List.of(DiskFault.BIT_ROT, DiskFault.MISDIRECTED_WRITE);
  private static final List<DiskFault> UNTRUE =
      List.of(DiskFault.LYING_SYNC, DiskFault.LYING_DIRECTORY_SYNC);

  private final Simulation simulation;
  private final List<String> groups;

  EngineFaults(Simulation simulation) {
    this.simulation = simulation;
    this.groups = groups(simulation.settings());
  }

  private static List<String> groups(Settings settings) {
    String words = settings.value(SETTING).orElse(String.join(",", STANDING));
    List<String> groups = words.isEmpty() ? List.of() : List.of(words.split(","));
    for (String group : groups) {
      if (!STANDING.contains(group) && !group.equals(LYING)) {
        throw new KoruException.BadRequest(
            "unknown faults: faults=" + group + " known=" + STANDING + " and " + LYING);
      }
    }
    return groups;
  }

  /** Whether this run has {@code group}. */
  boolean has(String group) {
    return groups.contains(group) && simulation.has(group);
  }

  /** What the disk of this run does. */
  DiskFaults disk() {
    DiskFaults faults = DiskFaults.NONE;
    if (has("disk")) {
      faults = with(with(faults, FAILING, RARELY), SLOW, OFTEN);
    }
    if (has("rot")) {
      faults = with(faults, DAMAGING, RARELY);
    }
    return groups.contains(LYING) ? with(faults, UNTRUE, OFTEN) : faults;
  }

  /** Each of them in some runs only: one that always strikes would hide the others. */
  private DiskFaults with(DiskFaults faults, List<DiskFault> more, int oneIn) {
    DiskFaults all = faults;
    for (DiskFault fault : more) {
      all = simulation.has(fault.text()) ? all.with(fault, oneIn) : all;
    }
    return all;
  }

  /** Whether an operation may have failed because of the disk. */
  static boolean failed(DiskHits hits) {
    return any(hits, FAILING);
  }

  /** Whether what was stored may be damaged. */
  static boolean damaged(DiskHits hits) {
    return any(hits, DAMAGING);
  }

  private static boolean any(DiskHits hits, List<DiskFault> faults) {
    for (DiskFault fault : faults) {
      if (hits.count(fault) > 0) {
        return true;
      }
    }
    return false;
  }
}
