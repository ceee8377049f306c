package org.korudelta.worlds.engine;

import org.korudelta.deterministic.disk.SimulatedDisk;

/**
 * When a life ends before its time: some steps after some operations of the disk, or after some
 * changes of the names on it. What others do meanwhile matters little, so that a simpler run
 * without them crashes at the same place. One number, from 0, says which moment it is.
 */
final class CrashMoment {
  private static final int STEPS = 8;

  /** How many moments there are after changes of names. */
  static final int AFTER_NAMES = 3 * STEPS;

  /** How many there are after operations of an opening. */
  static final int OF_OPENING = 16 * STEPS;

  /** How many there are after operations while clients are at work. */
  static final int AT_WORK = 24 * STEPS;

  private final String when;
  private final SimulatedDisk disk;
  private final int atOperation;
  private final int atNameChange;
  private int steps;

  /** At the steps that {@code number} says after what the disk will have done. */
  private CrashMoment(String when, SimulatedDisk disk, Done will, int number) {
    this.when = when;
    this.disk = disk;
    this.atOperation = disk.operations() + will.operations;
    this.atNameChange = disk.nameChanges() + will.nameChanges;
    this.steps = number % STEPS;
  }

  private record Done(int operations, int nameChanges) {}

  /** The moment {@code number} of {@link #AFTER_NAMES}; {@code when} is what it is called. */
  static CrashMoment afterNames(String when, SimulatedDisk disk, int number) {
    return new CrashMoment(when, disk, new Done(0, 1 + number / STEPS), number);
  }

  /** The moment {@code number} of those after operations. */
  static CrashMoment afterOperations(String when, SimulatedDisk disk, int number) {
    return new CrashMoment(when, disk, new Done(number / STEPS, 0), number);
  }

  /** What life is at then. */
  String when() {
    return when;
  }

  /** Whether it is now; asked before each step. */
  boolean isNow() {
    return disk.operations() >= atOperation && disk.nameChanges() >= atNameChange && steps-- <= 0;
  }
}
