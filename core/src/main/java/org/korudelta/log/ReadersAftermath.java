package org.korudelta.log;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * Leaves everything on disk as it is: the end may be that of a write which is under way. Threading:
 * stateless.
 *
 * @param runtime makes the promises
 */
record ReadersAftermath(AsyncRuntime runtime) implements Aftermath {
  @Override
  public Promise<@Nullable Void> adopt(Manifest manifest) {
    return runtime.completed(null);
  }

  @Override
  public Promise<@Nullable Void> drop(OrphanSegment orphan) {
    return runtime.completed(null);
  }

  @Override
  public boolean isBesideWriter() {
    return true;
  }

  @Override
  public Promise<LogState> conclude(LogEnding ending) {
    return runtime.completed(LogState.of(ending.manifest(), ending.active(runtime)));
  }
}
