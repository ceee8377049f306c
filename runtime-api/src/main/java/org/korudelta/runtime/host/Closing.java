package org.korudelta.runtime.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of a runtime (R12): waits for the tasks, at most for the grace, then names the rest. */
final class Closing {
  private final HostedRuntime runtime;
  private Host.@Nullable Timer grace;
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
    if (result.peek().isEmpty()) {
      grace = runtime.host.executeAt(deadlineNanos, this::finish);
    }
  }

  private synchronized void finish() {
    if (result.peek().isPresent()) {
      return;
    }
    if (grace != null) {
      grace.cancel();
    }
    List<String> names = new ArrayList<>();
    for (Task<?> task : runtime.tasks.unended()) {
      names.add(task.name);
    }
    result.succeed(List.copyOf(names));
    runtime.host.executeAfterReady(runtime.host::shutDown);
  }
}
