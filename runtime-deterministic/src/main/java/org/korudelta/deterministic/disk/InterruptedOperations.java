package org.korudelta.deterministic.disk;

import java.util.List;

/** What a crash makes of the operations that are in flight. Zeros are: nothing came of them. */
final class InterruptedOperations {
  private final Directory directory;
  private final RunningFaults faults;

  InterruptedOperations(Directory directory, RunningFaults faults) {
    this.directory = directory;
    this.faults = faults;
  }

  /** Draws which syncs took effect. */
  void settle() {
    int changes = reached(directory.effectiveSyncs(), "the directory");
    directory.settleSync(changes);
    directory
        .names()
        .forEach((name, file) -> file.settleSync(reached(file.effectiveSyncs(), name)));
  }

  /** How far the last sync reached that took effect; 0 for none. */
  private int reached(List<Integer> syncs, String name) {
    if (syncs.isEmpty()) {
      return 0;
    }
    faults.hits.hit(DiskFault.SYNC_INTERRUPTED);
    int effective = draw(syncs.size() + 1, "syncs in flight that took effect", name);
    return effective == 0 ? 0 : syncs.get(effective - 1);
  }

  /** Draws how much appends in flight have written, and ends all that belongs to a process. */
  void endProcess() {
    directory.endProcess();
    directory.names().forEach(this::endProcess);
  }

  private void endProcess(String name, FileBytes file) {
    int inFlight = file.lengthInFlight();
    int written =
        inFlight == 0 ? 0 : draw(inFlight + 1, "bytes written of appends in flight", name);
    file.endProcess(inFlight - written);
  }

  private int draw(int bound, String what, String name) {
    return faults.crash().draw(bound, what + " of " + name);
  }
}
