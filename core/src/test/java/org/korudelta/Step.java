package org.korudelta;

import java.util.List;
import java.util.Locale;

/** One thing that is done to a database; its text is what a person reads of a failure. */
sealed interface Step {

  /** One write, or a batch of several. */
  record Commit(List<Change> changes) implements Step {
    @Override
    public String toString() {
      return changes.size() == 1 ? changes.get(0).toString() : "batch " + changes;
    }
  }

  /** A commit while the disk fails. */
  record Failing(Commit commit, Fault fault) implements Step {
    @Override
    public String toString() {
      return commit + " while the " + fault.name().toLowerCase(Locale.ROOT) + " fails";
    }
  }

  /** What of the disk fails. */
  enum Fault {
    APPEND,
    SYNC
  }

  /** A commit that a crash finds under way. */
  record CutShort(Commit commit, int turns, int percentKept) implements Step {
    @Override
    public String toString() {
      return commit + " and " + turns + " turns later a crash, " + percentKept + " % kept";
    }
  }

  /** An import of the past. */
  record Import(List<Dated> writes) implements Step {
    @Override
    public String toString() {
      return "import " + writes;
    }
  }

  /** A change so many nanoseconds after the one before it, the first after the last commit. */
  record Dated(long afterNanos, Change change) {
    @Override
    public String toString() {
      return (afterNanos < 0 ? "" : "+") + afterNanos + " ns " + change;
    }
  }

  /** A snapshot is taken, and read from then on. */
  record TakeSnapshot() implements Step {
    @Override
    public String toString() {
      return "snapshot";
    }
  }

  /** The database as of a past commit is kept, and read from then on. */
  record AsOf(int version, int nanosAfter) implements Step {
    @Override
    public String toString() {
      return "as of #" + version + (nanosAfter < 0 ? "" : "+") + nanosAfter + " ns";
    }
  }

  /** A clean close, then an open. */
  record Reopen() implements Step {
    @Override
    public String toString() {
      return "reopen";
    }
  }

  /** A crash that keeps so much of what was not synced, then an open. */
  record Crash(int percentKept) implements Step {
    @Override
    public String toString() {
      return "crash, " + percentKept + " % kept";
    }
  }

  /** The wall clock is set. */
  record Clock(int seconds) implements Step {
    @Override
    public String toString() {
      return "clock " + (seconds < 0 ? "" : "+") + seconds + " s";
    }
  }
}
