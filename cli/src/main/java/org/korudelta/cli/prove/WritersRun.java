package org.korudelta.cli.prove;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.korudelta.cli.program.Deadline;

/**
 * What was heard of a process of writers from its start to its death.
 *
 * @param lines all it said; the last may be cut
 * @param exit its exit code
 */
record WritersRun(List<String> lines, int exit) {
  /** As the operating system tells of a process that SIGKILL ended. */
  private static final int KILLED = 137;

  private static final int SECONDS_MAX = 120;

  /** The command of a process that does {@code task}. */
  static List<String> command(WritersProcess.Task task) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(WritersProcess.class.getName());
    command.addAll(task.said());
    return command;
  }

  /** Lets {@code task} be done until {@code moment}; what goes wrong is added to {@code errors}. */
  @SuppressWarnings("try") // The deadline works by being open.
  static WritersRun killed(WritersProcess.Task task, KillMoment moment, Path errors)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(task))
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
            .start();
    List<String> lines = new ArrayList<>();
    try (Deadline deadline = Deadline.kill(process, SECONDS_MAX);
        BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        if (line.equals(moment.after())) {
          killLater(process, moment, task.directory());
        }
      }
      return new WritersRun(lines, process.waitFor());
    }
  }

  /** By its handle: the process object would close its output, with what is still in it. */
  private static void killLater(Process process, KillMoment moment, Path directory) {
    ProcessHandle handle = process.toHandle();
    Executor later = CompletableFuture.delayedExecutor(moment.micros(), TimeUnit.MICROSECONDS);
    later.execute(
        () -> {
          moment.aim(directory);
          handle.destroyForcibly();
        });
  }

  /** Whether it was open when it died. */
  boolean opened() {
    return lines.contains(WritersProcess.OPENED);
  }

  /** Whether it lived until {@code moment} and was killed then. */
  boolean diedAt(KillMoment moment) {
    return exit == KILLED && lines.contains(moment.after());
  }

  List<Answer> answers() {
    return lines.stream().map(Answer::parse).flatMap(Optional::stream).toList();
  }
}
