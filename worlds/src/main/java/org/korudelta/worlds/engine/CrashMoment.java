package org.korudelta.worlds.engine;

import java.util.List;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.disk.SimulatedDisk;

/**
 * When a life ends before its time: some steps after some operations of the disk, or after some
 * changes of the names on it. What others do meanwhile matters little, so that a simpler run
 * without them crashes at the same place.
 */
final class CrashMoment {
  private static final int NAME_CHANGES_MAX = 3;
  private static final int STEPS_MAX = 8;

  private final SimulatedDisk disk;
  private int atOperation;
  private int nameChanges;
  private int steps;
  private List<String> names = List.of();

  private CrashMoment(SimulatedDisk disk, Choices choices) {
    this.disk = disk;
    this.steps = choices.draw(STEPS_MAX, "steps until then");
  }

  /** Within {@code operationsMax} operations of {@code disk} from now. */
  static CrashMoment afterOperations(SimulatedDisk disk, int operationsMax, Choices choices) {
    int operations = choices.draw(operationsMax, "operations until then");
    CrashMoment moment = new CrashMoment(disk, choices);
    moment.atOperation = disk.operations() + operations;
    return moment;
  }

  /** When {@code disk}'s names have changed a few times: what changed last is not durable yet. */
  static CrashMoment afterNameChanges(SimulatedDisk disk, Choices choices) {
    int changes = 1 + choices.draw(NAME_CHANGES_MAX, "changes of names until then");
    CrashMoment moment = new CrashMoment(disk, choices);
    moment.nameChanges = changes;
    moment.names = disk.names();
    return moment;
  }

  /** Whether it is now; asked before each step. */
  boolean isNow() {
    return disk.operations() >= atOperation && namesHaveChanged() && steps-- <= 0;
  }

  private boolean namesHaveChanged() {
    if (nameChanges > 0 && !disk.names().equals(names)) {
      names = disk.names();
      nameChanges--;
    }
    return nameChanges == 0;
  }
}
