package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.Neighbour;
import org.korudelta.Options;
import org.korudelta.VectorSpaceReport;
import org.korudelta.Write;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorKernel;
import org.korudelta.vector.VectorOptions;
import org.korudelta.vector.VectorQuery;

/** One log, indexed by different kernels and numbers of tasks: the same bytes, the same bits. */
@Timeout(240)
class VectorIndexKernelTests {
  private static final int VECTORS = 4_000;
  private static final int CHANGES = 1_500;
  private static final int DIMENSIONS = 40;

  private final Random random = new Random(7);
  @TempDir Path directory;

  private Embedding drawn() {
    float[] components = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      components[i] = (float) random.nextGaussian();
    }
    return Embedding.of("m", components);
  }

  private void write(BlockingKoruDelta db) {
    for (int from = 0; from < VECTORS; from += 100) {
      List<Write> batch = new ArrayList<>();
      for (int i = from; i < from + 100; i++) {
        batch.add(Write.embed("v", "k" + i, drawn()));
      }
      db.putBatch(batch);
    }
    for (int from = 0; from < CHANGES; from += 100) {
      List<Write> batch = new ArrayList<>();
      for (int i = from; i < from + 100; i++) {
        batch.add(i % 3 == 0 ? Write.delete("v", "k" + i) : Write.embed("v", "k" + i, drawn()));
      }
      db.putBatch(batch);
    }
  }

  /** What the index is, and what it answers. */
  private record Indexed(List<VectorSpaceReport> reports, List<List<Neighbour>> answers) {}

  /** The index as it is built from the log alone. */
  private Indexed indexed(VectorKernel kernel, int tasks) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "vectors-*")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    VectorOptions vectors = new VectorOptions(kernel, 0, tasks);
    Options options = BlockingKoruDelta.defaults().withVectors(vectors);
    try (BlockingKoruDelta db = BlockingKoruDelta.open(directory, options)) {
      List<VectorSpaceReport> reports = db.vectorIndex();
      Random asked = new Random(8);
      List<List<Neighbour>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        float[] components = new float[DIMENSIONS];
        components[i % DIMENSIONS] = 1;
        components[asked.nextInt(DIMENSIONS)] += 0.5f;
        answers.add(db.searchVectors("v", VectorQuery.of(Embedding.of("m", components))));
      }
      return new Indexed(reports, answers);
    }
  }

  @Test
  void index_byEveryKernelAndNumberOfTasks_isTheSame() throws IOException {
    try (BlockingKoruDelta db = BlockingKoruDelta.open(directory)) {
      write(db);
    }
    Indexed portable = indexed(VectorKernel.portable(), 1);

    assertThat(portable.reports())
        .singleElement()
        .extracting(VectorSpaceReport::linked)
        .isEqualTo(4_864L);
    assertThat(indexed(VectorKernel.portable(), 2)).isEqualTo(portable);
    assertThat(indexed(JdkVectorKernel.best(), 1)).isEqualTo(portable);
    assertThat(indexed(JdkVectorKernel.best(), 3)).isEqualTo(portable);
  }
}
