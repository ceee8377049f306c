package org.korudelta;

import java.util.Optional;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;

/** What is known of a history, for checking the version that comes next. */
interface Knowledge {

  /** Time of the last commit, epoch nanoseconds. */
  long lastNanos();

  /**
   * What is wrong with the parent that {@code version} names: the newest version of its key as
   * text; empty when it may be right.
   */
  Optional<String> otherParent(VersionRecord version);

  /** Whether a version may have this id. */
  boolean mayKnow(VersionId id);
}
