package org.korudelta.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code bench engine}: put, batch, get and getAt of KoruDelta on the JVM with real
 * files, beside a map of skip lists and a raw file, in one run.
 */
@Command(
    name = "engine",
    description = "Measures put, batch, get and getAt beside a map of skip lists and a raw file.",
    mixinStandardHelpOptions = true)
final class EngineCommand implements Callable<Integer> {
  @Option(names = "--quick", description = "A small workload, within 90 seconds.")
  private boolean quick;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws RunnerException, IOException {
    Shape shape = quick ? Shape.QUICK : Shape.FULL;
    Path directory = Path.of(System.getProperty("koru.home", ".")).resolve("target/bench");
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter progress = spec.commandLine().getErr();
    out.printf(
        "%,d keys, %,d versions of ~190 bytes, Zipf 0.99, one thread, medians of %d%n",
        shape.keys(), shape.versions(), shape.rounds() * shape.iterations());
    out.flush();
    List<Measurement> measurements = new EngineRun(shape, directory, progress).measure();
    Path file = directory.resolve("engine.json");
    new EngineResultFile(shape, measurements).write(file);
    out.printf("%n%s%nAll figures: %s%n", new EngineTable(measurements).text(), file);
    out.flush();
    return 0;
  }
}
