package org.korudelta;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Strand;
import org.korudelta.runtime.TaskHandle;

/**
 * Calls the writer once, after a while; only where there is something to do later is there a timer.
 * Threading: on the writer's strand.
 */
final class Alarm {
  private final AsyncRuntime runtime;
  private final Strand strand;
  private final Runnable action;
  private @Nullable TaskHandle<Boolean> set;

  /** An alarm that calls {@code action} on {@code strand}. */
  Alarm(AsyncRuntime runtime, Strand strand, Runnable action) {
    this.runtime = runtime;
    this.strand = strand;
    this.action = action;
  }

  /** Goes off after {@code delay}; when it is set already, as it is. */
  void set(Duration delay) {
    if (set == null) {
      set =
          runtime.spawn(
              "korudelta alarm",
              () -> runtime.sleep(delay).then(slept -> strand.call(this::goOff)));
    }
  }

  private Boolean goOff() {
    boolean goesOff = set != null;
    set = null;
    if (goesOff) {
      action.run();
    }
    return goesOff;
  }

  /** Does not go off any more. */
  void cancel() {
    TaskHandle<Boolean> task = set;
    set = null;
    if (task != null) {
      task.cancel();
    }
  }
}
