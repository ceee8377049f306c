package org.korudelta.benchmarks.engine;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.korudelta.benchmarks.engine.soak.SoakProcess;
import org.korudelta.benchmarks.result.SteadyJvm;
import org.korudelta.cli.conformance.InstalledJava;
import org.korudelta.jvm.JdkVectorKernel;

/**
 * JVMs of one installation for {@link EngineProcess} and {@link SoakProcess}: with the class path
 * of this one, its memory touched before anything is measured, open to what LMDB's binding reaches
 * into, and with the vectors that {@link JdkVectorKernel} computes with.
 */
final class ChildJvm {
  private static final long SECONDS_MAX = 900;
  private static final int RESTRICTED_SINCE = 24;
  private static final int VECTORS_IN = 25;

  private final InstalledJava java;
  private final int heapMebibytes;

  ChildJvm(InstalledJava java, int heapMebibytes) {
    this.java = java;
    this.heapMebibytes = heapMebibytes;
  }

  /** Runs a soak, passing on each line that it says; gives whether its verdict is good. */
  boolean soak(List<String> said, Consumer<String> lines, Path log)
      throws IOException, InterruptedException {
    Process process = start(SoakProcess.class, said, log);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      out.lines().forEach(lines);
      return process.waitFor() == 0;
    } finally {
      process.destroyForcibly();
    }
  }

  /** Runs to the end; gives the lines that it said. */
  List<String> run(List<String> said, Path log) throws IOException, InterruptedException {
    Process process = start(EngineProcess.class, said, log);
    try {
      return ended(process, said, log);
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> ended(Process process, List<String> said, Path log)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      out.lines().forEach(lines::add);
    }
    boolean ended = process.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
    if (!ended || process.exitValue() != 0) {
      throw new IOException("a process failed: arguments=" + said + " log=" + log);
    }
    return lines;
  }

  /** Runs until it says {@code line}, and kills it. */
  void kill(List<String> said, String line, Path log) throws IOException, InterruptedException {
    Process process = start(EngineProcess.class, said, log);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      if (out.lines().noneMatch(line::equals)) {
        throw new IOException("a process ended too early: arguments=" + said + " log=" + log);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private Process start(Class<?> program, List<String> said, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java.program().toString());
    command.addAll(SteadyJvm.arguments(heapMebibytes));
    command.addAll(reaching());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(program.getName());
    command.addAll(said);
    File errors = log.toFile();
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(errors))
        .start();
  }

  private List<String> reaching() {
    List<String> reaching =
        new ArrayList<>(
            List.of(
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED"));
    if (java.feature() >= RESTRICTED_SINCE) {
      reaching.add("--enable-native-access=ALL-UNNAMED");
      reaching.add("--sun-misc-unsafe-memory-access=allow");
    }
    if (java.feature() == VECTORS_IN) {
      reaching.add("--add-modules=jdk.incubator.vector");
    }
    return reaching;
  }
}
