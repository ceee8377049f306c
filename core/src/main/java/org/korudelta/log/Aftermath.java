package org.korudelta.log;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;

/** What becomes of what recovery found. Threading: one task at a time. */
interface Aftermath {

  /** A segment that nothing listed belongs to the log; {@code manifest} lists it. */
  Promise<@Nullable Void> adopt(Manifest manifest);

  /** A segment that nothing lists holds nothing of its own. */
  Promise<@Nullable Void> drop(OrphanSegment orphan);

  /** Whether another may write the last segment while it is read. */
  boolean isBesideWriter();

  /** All is read. */
  Promise<LogState> conclude(LogEnding ending);
}
