package org.korudelta.benchmarks.vector.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What is searched, by the name it has in results. */
public enum DataSet {
  /** Real vectors of English words, 100-d. */
  WORDS("words", 101_000, Optional.empty()),
  /** Clusters that run into each other, 384-d: whoever follows a graph gets from each to each. */
  CLUSTERS("clusters", 101_000, Optional.of(new Clusters(384, 1_000, 1.5))),
  /** Clusters far from each other, 384-d: graphs come apart. */
  ISLANDS("islands", 101_000, Optional.of(new Clusters(384, 1_000, 0.6))),
  /** A million in clusters, 100-d. */
  MILLION("million", 1_001_000, Optional.of(new Clusters(100, 1_000, 0.6)));

  private final String label;
  private final int count;
  private final Optional<Clusters> clusters;

  DataSet(String label, int count, Optional<Clusters> clusters) {
    this.label = label;
    this.count = count;
    this.clusters = clusters;
  }

  /** Its name in results. */
  public String label() {
    return label;
  }

  /**
   * Makes its file in {@code directory}, unless it is there.
   *
   * @throws org.korudelta.error.KoruException {@code unavailable} when it cannot be fetched
   */
  public void prepare(Path directory) throws IOException {
    Path file = file(directory);
    if (!Files.exists(file)) {
      Files.createDirectories(directory);
      if (clusters.isPresent()) {
        clusters.get().write(file, count);
      } else {
        WordVectors.write(file, count);
      }
    }
  }

  /** The first {@code size} of its vectors, to be searched with so many others. */
  public VectorSet open(Path directory, int size, int queries) throws IOException {
    return VectorSet.of(file(directory), size, queries);
  }

  /** What is true of {@code set}, which is one of these. */
  public Truth truth(Path directory, VectorSet set) throws IOException {
    return Truth.of(set, truthFile(directory, set.size(), set.queries()));
  }

  /** Where that is kept: the ten nearest of each query, of each subset, as integers. */
  public Path truthFile(Path directory, int size, int queries) {
    return directory.resolve(stem() + "-" + size + "-" + queries + ".truth");
  }

  /** Where its vectors are kept. */
  public Path file(Path directory) {
    return directory.resolve(stem() + ".vectors");
  }

  /** Another name when the numbers change: what was made by others is not theirs. */
  private String stem() {
    return clusters
        .map(it -> label + "-" + it.dimensions() + "-" + it.centres() + "-" + it.spread())
        .orElse(label)
        .toLowerCase(Locale.ROOT);
  }
}
