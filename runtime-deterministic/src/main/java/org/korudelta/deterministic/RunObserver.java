package org.korudelta.deterministic;

/**
 * Is told of everything by which one run can differ from another, in order. Telling is slow: it is
 * for comparing runs and for looking at them.
 */
@FunctionalInterface
public interface RunObserver {

  /** What happens. */
  enum Event {
    /** A callback of a task runs; the subject is the task's name, the value its ordinal. */
    RUNS,
    /** Work becomes ready; the subject is the task that runs. */
    READY,
    /** A timer is set; the subject is the task that runs, the value the deadline. */
    TIMER,
    /** The clock moves; the value is where to. */
    TIME,
    /** Bytes are stored; the subject is the file, the value their length and checksum. */
    STORED,
    /** An error reached nobody; the subject is its task. */
    ERROR
  }

  /** {@code event} happens. */
  void happened(Event event, String subject, long value);
}
