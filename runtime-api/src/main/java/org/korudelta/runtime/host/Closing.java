package org.korudelta.runtime.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of a runtime (R12): waits for the tasks, at most for the grace, then names the rest. */
final class Closing {
  private final HostedRuntime runtime;

  /** Guarded by this, as is the one below. */
  private Host.@Nullable Timer grace;

  private boolean finished;
  final Deferred<List<String>> result;

  Closing(HostedRuntime runtime) {
    this.runtime = runtime;
    this.result = new Deferred<>(runtime);
  }

  /** Cancels everything and starts the grace. */
  void start(long graceNanos) {
    runtime.timeouts.cancelSuspensions();
    runtime.outside.cancelSuspensions();
    runtime.tasks.close(this::finish);
    if (runtime.tasks.live() == 0) {
      finish();
    } else {
      startGrace(Deadlines.after(runtime.now(), graceNanos));
    }
  }

  private synchronized void startGrace(long deadlineNanos) {
    if (!finished) {
      grace = runtime.host.executeAt(deadlineNanos, this::finish);
    }
  }

  /** Leaves the peers outside the monitor: those who get its locks may be called by that. */
  private void finish() {
    if (isFirstEnd()) {
      try {
        runtime.leavePeers();
      } finally {
        result.succeed(unended());
        runtime.host.executeAfterReady(runtime.host::shutDown);
      }
    }
  }

  private synchronized boolean isFirstEnd() {
    if (finished) {
      return false;
    }
    finished = true;
    if (grace != null) {
      grace.cancel();
    }
    return true;
  }

  private List<String> unended() {
    List<String> names = new ArrayList<>();
    for (Task<?> task : runtime.tasks.unended()) {
      names.add(task.name);
    }
    return List.copyOf(names);
  }
}
