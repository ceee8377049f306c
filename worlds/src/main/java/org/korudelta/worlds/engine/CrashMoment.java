package org.korudelta.worlds.engine;

import org.korudelta.deterministic.disk.SimulatedDisk;

/**
 * When a life ends before its time: some steps after some operations of the disk, or after some
 * changes of the names on it. What others do meanwhile matters little, so that a simpler run
 * without them crashes at the same place. One number, from 1, says which moment it is.
 */
final class CrashMoment {
  private static final int STEPS = 8;
  private static final int AFTER_NAMES = 3 * STEPS;
  private static final int AFTER_OPERATIONS = 16 * STEPS;

  /** Each moment after changes of names that many times, so that they are most of all. */
  private static final int NAMES_EACH = 10;

  /** How many numbers there are for moments while a database is opened. */
  static final int OF_OPENING = NAMES_EACH * AFTER_NAMES + AFTER_OPERATIONS;

  /** How many there are for moments while clients are at work. */
  static final int AT_WORK = 24 * STEPS;

  private final SimulatedDisk disk;
  private final int atOperation;
  private final int atNameChange;
  private int steps;

  private CrashMoment(SimulatedDisk disk, int operations, int nameChanges, int steps) {
    this.disk = disk;
    this.atOperation = disk.operations() + operations;
    this.atNameChange = disk.nameChanges() + nameChanges;
    this.steps = steps;
  }

  /** The moment {@code number} of {@link #OF_OPENING}. */
  static CrashMoment ofOpening(SimulatedDisk disk, int number) {
    int beyond = number - 1 - NAMES_EACH * AFTER_NAMES;
    if (beyond >= 0) {
      return atWork(disk, beyond + 1);
    }
    int place = (number - 1) % AFTER_NAMES;
    return new CrashMoment(disk, 0, 1 + place / STEPS, place % STEPS);
  }

  /** The moment {@code number} of {@link #AT_WORK}. */
  static CrashMoment atWork(SimulatedDisk disk, int number) {
    return new CrashMoment(disk, (number - 1) / STEPS, 0, (number - 1) % STEPS);
  }

  /** Whether it is now; asked before each step. */
  boolean isNow() {
    return disk.operations() >= atOperation && disk.nameChanges() >= atNameChange && steps-- <= 0;
  }
}
