package org.korudelta.benchmarks.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.korudelta.benchmarks.result.RatioTable;
import org.korudelta.benchmarks.result.Report;
import org.korudelta.cli.conformance.InstalledJava;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code bench engine}: KoruDelta with real files beside RocksDB, LMDB, MVStore, SQLite
 * and Xodus, a map of skip lists and a raw file, in one run.
 */
@Command(
    name = "engine",
    description = {
      "Measures puts, batches, reads, scans, opening, disk and heap beside RocksDB, LMDB, MVStore,",
      "SQLite, Xodus, a map of skip lists and a raw file."
    },
    mixinStandardHelpOptions = true)
public final class EngineCommand implements Callable<Integer> {
  @Option(names = "--quick", description = "A small workload, short iterations, one Java.")
  private boolean quick;

  @Option(names = "--keys", paramLabel = "COUNT", description = "Keys (default: 100,000).")
  private Optional<Integer> keys = Optional.empty();

  @Option(
      names = "--versions",
      paramLabel = "COUNT",
      description = "Versions of all keys together (default: 1,000,000).")
  private Optional<Integer> versions = Optional.empty();

  @Option(
      names = "--java",
      split = ",",
      paramLabel = "FEATURE",
      description = "On which Java, such as 25,17 (default: these; quick: 25).")
  private List<Integer> features = new ArrayList<>();

  @Option(
      names = "--only",
      paramLabel = "REGEX",
      defaultValue = "",
      description = "Only rows with this in 'operation / who', such as 'get.*(map|KoruDelta)'.")
  private Pattern only = Pattern.compile("");

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "Measures nothing: prints the ratios in a result file as a page's tables.")
  private Optional<Path> table = Optional.empty();

  @Spec private CommandSpec spec;

  /** Made by the command line. */
  public EngineCommand() {}

  @Override
  public Integer call() throws Exception {
    if (table.isPresent()) {
      spec.commandLine().getOut().print(RatioTable.of(table.get()).markdown());
      spec.commandLine().getOut().flush();
      return 0;
    }
    Report report = new Report(spec);
    try (EngineParts parts = new EngineParts(javas(), shape(), only, report.directory())) {
      return measure(parts, report);
    }
  }

  private int measure(EngineParts parts, Report report) throws Exception {
    if (parts.size() == 0) {
      throw new ParameterException(spec.commandLine(), "nothing to measure: only=" + only);
    }
    Shape shape = shape();
    report.headline(
        "%,d keys, %,d versions of ~190 bytes, Zipf 0.99, %d trials in a JVM each, medians of %d",
        shape.keys(),
        shape.versions(),
        parts.size(),
        shape.pace().rounds() * shape.pace().iterations());
    report.of(parts.all(), shape.pace().rounds(), shape.json());
    return 0;
  }

  private Shape shape() {
    Shape shape = quick ? Shape.QUICK : Shape.FULL;
    Shape keyed = keys.map(shape::withKeys).orElse(shape);
    return versions.map(keyed::withVersions).orElse(keyed);
  }

  private List<InstalledJava> javas() {
    List<InstalledJava> installed = InstalledJava.all();
    return releases().stream().map(release -> release.among(installed)).toList();
  }

  private List<JavaRelease> releases() {
    if (!features.isEmpty()) {
      return features.stream().map(JavaRelease::new).toList();
    }
    return quick
        ? List.of(JavaRelease.TARGET)
        : List.of(JavaRelease.TARGET, JavaRelease.OLDEST);
  }
}
