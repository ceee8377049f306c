package org.korudelta.cli.conformance;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends a process at its deadline, or when closed. */
final class Deadline implements AutoCloseable {
  private final Process process;
  private final CompletableFuture<Void> alarm;

  private Deadline(Process process, int seconds) {
    this.process = process;
    this.alarm =
        CompletableFuture.runAsync(
            process::destroyForcibly, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
  }

  static Deadline kill(Process process, int seconds) {
    return new Deadline(process, seconds);
  }

  @Override
  public void close() {
    alarm.cancel(false);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
