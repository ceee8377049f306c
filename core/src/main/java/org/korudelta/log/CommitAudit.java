package org.korudelta.log;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.verify.Finding;

/** Checks what commits say, while verification checks how they are written down. */
@FunctionalInterface
public interface CommitAudit {

  /**
   * One commit in commit order, or what is left of it. Called on tasks of the runtime, never two at
   * once.
   *
   * @param found takes what is wrong, now or later; the place is added
   */
  void audit(LegibleCommit commit, Consumer<Finding> found);

  /**
   * Goes on with what could not be done at once: reading waits for it after each block, so that no
   * more than a block of commits waits here.
   */
  default Promise<@Nullable Void> settle(AsyncRuntime runtime) {
    return runtime.completed(null);
  }

  /**
   * All commits were told. Whether they are to be told once more; then no damage is told that was
   * told before.
   */
  default boolean again() {
    return false;
  }

  /** All commits were told: looks at what there is beside the log. */
  default Promise<@Nullable Void> finish(AsyncRuntime runtime, AuditedLog log) {
    return runtime.completed(null);
  }
}
