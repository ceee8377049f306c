package org.korudelta.benchmarks.engine;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.korudelta.benchmarks.engine.peer.EngineKind;
import org.korudelta.benchmarks.engine.soak.SoakProcess;
import org.korudelta.benchmarks.machine.JavaRelease;
import org.korudelta.benchmarks.machine.ScratchDirectory;
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
  private static final int GROWN = 5_000_000;
  private static final int SOAK_MEBIBYTES = 512;

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
      names = "--heap",
      paramLabel = "MEBIBYTES",
      description = "Heap of each JVM (default: 4,096; quick: 512).")
  private Optional<Integer> heap = Optional.empty();

  @Option(
      names = "--rounds",
      paramLabel = "COUNT",
      description = "How often everything is measured anew (default: 3; quick: 1).")
  private Optional<Integer> rounds = Optional.empty();

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
      names = "--growth",
      description = "Instead: from 10,000 versions up, as pictures over their number.")
  private boolean growth;

  @Option(
      names = "--soak",
      paramLabel = "TIME",
      converter = SoakTime.class,
      description = "Instead: mixed load for so long, such as 30m, all answers checked.")
  private Optional<Duration> soak = Optional.empty();

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
    if (growth) {
      return grow(report.directory());
    }
    if (soak.isPresent()) {
      return soak(soak.get(), report.directory());
    }
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

  /** Up to five million versions, unless told. */
  private int grow(Path directory) throws IOException, InterruptedException {
    Shape shape = versions.isPresent() || quick ? shape() : shape().withVersions(GROWN);
    PrintWriter out = spec.commandLine().getOut();
    Growth curves = new Growth(jvm(shape), shape, directory.resolve("growth"), out);
    curves.run().forEach(out::println);
    out.flush();
    return 0;
  }

  private int soak(Duration time, Path directory) throws IOException, InterruptedException {
    Shape shape = shape();
    PrintWriter out = spec.commandLine().getOut();
    Path log = directory.resolve("soak.log");
    try (ScratchDirectory scratch = ScratchDirectory.in(directory)) {
      List<String> said =
          SoakProcess.said(EngineKind.KORUDELTA, scratch.path(), shape.keys(), time.toSeconds());
      boolean good =
          new ChildJvm(javas().get(0), SOAK_MEBIBYTES)
              .soak(
                  said,
                  line -> {
                    out.println(line);
                    out.flush();
                  },
                  log);
      return good ? 0 : 1;
    }
  }

  private ChildJvm jvm(Shape shape) {
    return new ChildJvm(javas().get(0), shape.pace().heapMebibytes());
  }

  private Shape shape() {
    Shape shape = quick ? Shape.QUICK : Shape.FULL;
    Shape keyed = keys.map(shape::withKeys).orElse(shape);
    Shape sized = versions.map(keyed::withVersions).orElse(keyed);
    Shape heaped = heap.map(sized::withHeapMebibytes).orElse(sized);
    return rounds.map(heaped::withRounds).orElse(heaped);
  }

  private List<InstalledJava> javas() {
    List<InstalledJava> installed = InstalledJava.all();
    return releases().stream().map(release -> release.among(installed)).toList();
  }

  private List<JavaRelease> releases() {
    if (!features.isEmpty()) {
      return features.stream().map(JavaRelease::new).toList();
    }
    return quick ? List.of(JavaRelease.TARGET) : List.of(JavaRelease.TARGET, JavaRelease.OLDEST);
  }
}
