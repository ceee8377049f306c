package org.korudelta.benchmarks;

import java.util.List;
import java.util.concurrent.Callable;
import org.korudelta.benchmarks.result.Part;
import org.korudelta.benchmarks.result.Report;
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
  public Integer call() throws Exception {
    Shape shape = quick ? Shape.QUICK : Shape.FULL;
    Report report = new Report(spec);
    report.headline(
        "%,d keys, %,d versions of ~190 bytes, Zipf 0.99, one thread, medians of %d",
        shape.keys(), shape.versions(), shape.rounds() * shape.iterations());
    Part jvm = new Part(Part.JVM, new EngineRun(shape, report.directory()).trials());
    report.of(List.of(jvm), shape.rounds(), shape.json());
    return 0;
  }
}
