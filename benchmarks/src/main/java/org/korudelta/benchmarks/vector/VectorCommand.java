package org.korudelta.benchmarks.vector;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.korudelta.benchmarks.machine.JavaRelease;
import org.korudelta.benchmarks.result.Part;
import org.korudelta.benchmarks.result.RatioTable;
import org.korudelta.benchmarks.result.Report;
import org.korudelta.benchmarks.vector.node.NodeVectors;
import org.korudelta.cli.conformance.InstalledJava;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code bench vector}: KoruDelta with real files beside Lucene, JVector, hnswlib and
 * two scans, in one run.
 */
@Command(
    name = "vector",
    description = {
      "Measures vector search beside Lucene, JVector, hnswlib-core and two scans, and in Node"
          + " beside",
      "usearch, hnswlib-node and edgevec."
    },
    mixinStandardHelpOptions = true)
public final class VectorCommand implements Callable<Integer> {
  private static final String JVM = "jvm";
  private static final String NODE = "node";

  @Option(names = "--quick", description = "10,000 words, 3,000 of each other set, few efforts.")
  private boolean quick;

  @Option(
      names = "--rounds",
      paramLabel = "COUNT",
      description = "How often everything is built and measured anew (default: 1).")
  private Optional<Integer> rounds = Optional.empty();

  @Option(
      names = "--java",
      split = ",",
      paramLabel = "FEATURE",
      description = "On which Java, from 25 up (default: 25).")
  private List<Integer> features = new ArrayList<>();

  @Option(
      names = "--only",
      paramLabel = "REGEX",
      defaultValue = "",
      description = "Only rows with this in 'operation / who', such as 'words, recall.*Lucene'.")
  private Pattern only = Pattern.compile("");

  @Option(
      names = "--on",
      split = ",",
      paramLabel = "PLATFORM",
      description = "Where to measure: jvm, node (default: jvm).")
  private List<String> platforms = List.of(JVM);

  @Option(
      names = "--million",
      description = "Also a million vectors of 100 dimensions in a heap of 1.5 GiB.")
  private boolean million;

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "Measures nothing: prints the ratios in a result file as a page's tables.")
  private Optional<Path> table = Optional.empty();

  @Spec private CommandSpec spec;

  /** Made by the command line. */
  public VectorCommand() {}

  @Override
  public Integer call() throws Exception {
    if (table.isPresent()) {
      spec.commandLine().getOut().print(RatioTable.of(table.get()).markdown());
      spec.commandLine().getOut().flush();
      return 0;
    }
    Report report = new Report(spec);
    VectorShape shape = shape();
    List<Part> parts = parts(shape, report.directory());
    if (parts.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "nothing to measure: only=" + only);
    }
    report.headline(
        "%,d words, %,d of each other set, %,d queries, the best of %d passes of each effort",
        shape.size(), shape.clustered(), shape.queries(), shape.repetitions());
    report.of(parts, shape.rounds(), shape.json());
    return 0;
  }

  private List<Part> parts(VectorShape shape, Path directory) throws IOException {
    VectorParts parts = new VectorParts(shape, new Wanted(only), directory, this::say);
    List<Part> all = new ArrayList<>();
    if (!List.of(JVM, NODE).containsAll(platforms)) {
      throw new ParameterException(spec.commandLine(), "no such platform: on=" + platforms);
    }
    if (platforms.contains(JVM)) {
      javas().forEach(java -> all.add(parts.on(java, million)));
    }
    if (platforms.contains(NODE)) {
      all.add(new NodeVectors(shape.inNode(), directory.resolve("data"), only).part(this::say));
    }
    all.removeIf(part -> part.trials().isEmpty());
    return all;
  }

  private void say(String line) {
    PrintWriter progress = spec.commandLine().getErr();
    progress.println();
    progress.print("  " + line + " ");
    progress.flush();
  }

  private VectorShape shape() {
    VectorShape shape = quick ? VectorShape.QUICK : VectorShape.FULL;
    return rounds.map(shape::withRounds).orElse(shape);
  }

  private List<InstalledJava> javas() {
    List<InstalledJava> installed = InstalledJava.all();
    List<JavaRelease> releases =
        features.isEmpty()
            ? List.of(JavaRelease.TARGET)
            : features.stream().map(JavaRelease::new).toList();
    return releases.stream().map(release -> release.among(installed)).toList();
  }
}
