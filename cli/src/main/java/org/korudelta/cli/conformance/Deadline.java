package org.korudelta.cli.conformance;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends a process and all that it started, at its deadline or when closed. */
final class Deadline implements AutoCloseable {
  private final Process process;
  private final CompletableFuture<Void> alarm;

  private Deadline(Process process, int seconds) {
    this.process = process;
    this.alarm =
        CompletableFuture.runAsync(
            this::end, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
  }

  static Deadline kill(Process process, int seconds) {
    return new Deadline(process, seconds);
  }

  @Override
  public void close() {
    alarm.cancel(false);
    end();
  }

  /** Children first: of a parent that is gone nobody can tell which they were. */
  private void end() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
