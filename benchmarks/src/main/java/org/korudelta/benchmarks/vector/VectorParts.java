package org.korudelta.benchmarks.vector;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.korudelta.benchmarks.result.Part;
import org.korudelta.benchmarks.result.Trial;
import org.korudelta.benchmarks.vector.data.DataSet;
import org.korudelta.benchmarks.vector.peer.VectorPeerKind;
import org.korudelta.cli.conformance.InstalledJava;

/** The trials of vector search, Java after Java. */
final class VectorParts {
  private static final List<DataSet> SETS =
      List.of(DataSet.WORDS, DataSet.CLUSTERS, DataSet.ISLANDS);

  private final VectorShape shape;
  private final Wanted wanted;
  private final Path directory;
  private final Consumer<String> progress;

  /**
   * Of those rows that are wanted.
   *
   * @param directory of results: data and pictures are made there, too
   */
  VectorParts(VectorShape shape, Wanted wanted, Path directory, Consumer<String> progress) {
    this.shape = shape;
    this.wanted = wanted;
    this.directory = directory;
    this.progress = progress;
  }

  /** What is measured on {@code java}; a million too, if {@code million}. */
  Part on(InstalledJava java, boolean million) {
    VectorJvm jvm = new VectorJvm(java, shape, directory.resolve("data"));
    CurveBook curves = new CurveBook(directory.resolve("vector"));
    List<Trial> trials = new ArrayList<>();
    for (DataSet set : SETS) {
      if (!wanted.kinds(set, SetTrial.PHASES).isEmpty()) {
        trials.add(new SetTrial(set, jvm, wanted, curves, progress));
      }
    }
    trials.addAll(alone(Phase.BUILD_BY_TWO, DataSet.WORDS, 2, jvm));
    if (million) {
      trials.addAll(alone(Phase.MILLION, DataSet.MILLION, 1, jvm));
    }
    return new Part("jvm-" + java.feature(), trials);
  }

  private List<Trial> alone(Phase phase, DataSet set, int threads, VectorJvm jvm) {
    List<Trial> trials = new ArrayList<>();
    for (VectorPeerKind kind : wanted.kinds(set, List.of(phase))) {
      trials.add(new AloneTrial(phase, set, kind, threads, jvm, wanted));
    }
    return trials;
  }
}
