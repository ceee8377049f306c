package org.korudelta.cli.program;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Ends a process and all that it started, at its deadline or when closed; closing waits for their
 * end, so that none writes any more.
 */
public final class Deadline implements AutoCloseable {
  private static final int END_SECONDS_MAX = 10;

  private final Process process;
  private final CompletableFuture<Void> alarm;

  private Deadline(Process process, int seconds) {
    this.process = process;
    this.alarm =
        CompletableFuture.runAsync(
            this::end, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
  }

  /** Ends {@code process} after {@code seconds}, unless it is closed before. */
  public static Deadline kill(Process process, int seconds) {
    return new Deadline(process, seconds);
  }

  @Override
  public void close() {
    alarm.cancel(false);
    List<ProcessHandle> family = family();
    family.forEach(ProcessHandle::destroyForcibly);
    family.forEach(Deadline::awaitEnd);
  }

  private void end() {
    family().forEach(ProcessHandle::destroyForcibly);
  }

  /** Children first: of a parent that is gone nobody can tell which they were. */
  private List<ProcessHandle> family() {
    return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
  }

  private static void awaitEnd(ProcessHandle member) {
    member.onExit().completeOnTimeout(member, END_SECONDS_MAX, TimeUnit.SECONDS).join();
  }
}
