package org.korudelta.benchmarks.vector.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.error.KoruException;

class DataTests {
  @TempDir private Path directory;

  @Test
  void shuffled_again_isTheSameOrderOfAll() {
    int[] order = Split.shuffled(101);

    assertThat(order).isEqualTo(Split.shuffled(101));
    assertThat(order).containsExactlyInAnyOrder(IntStream.range(0, 101).toArray());
    assertThat(order).isNotEqualTo(IntStream.range(0, 101).toArray());
  }

  @Test
  void set_queries_areNotAmongTheVectors() throws IOException {
    Path file = directory.resolve("some.vectors");
    new Clusters(8, 5, 0.6).write(file, 60);
    VectorSet set = VectorSet.of(file, 50, 10);

    for (int query = 0; query < set.queries(); query++) {
      for (int id = 0; id < set.size(); id++) {
        assertThat(set.query(query)).isNotEqualTo(set.vector(id));
      }
    }
    assertThatThrownBy(() -> VectorSet.of(file, 51, 10)).hasMessageContaining("too few vectors");
  }

  @Test
  void write_seededClusters_areTheSameAndOfUnitLength() throws IOException {
    Path one = directory.resolve("one.vectors");
    Path longer = directory.resolve("longer.vectors");
    new Clusters(8, 5, 0.6).write(one, 50);
    new Clusters(8, 5, 0.6).write(longer, 80);

    for (int id = 0; id < 50; id++) {
      float[] vector = VectorFile.open(one).row(id);
      assertThat(VectorFile.open(longer).row(id)).isEqualTo(vector);
      assertThat(Truth.product(vector, vector)).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void close_rowsMissing_leavesNoFile() throws IOException {
    Path file = directory.resolve("some.vectors");
    try (VectorFile.Writer writer = new VectorFile.Writer(file, 2, 1)) {
      writer.add(new float[] {1});
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void next_wordsWithQuotesAndBrackets_readsTheNumbers() throws IOException {
    String json =
        "{\"words\":[\"vectors\",\"\\\"\"],\"vectors\":{\"a\":[0.5,-1e-3,3,7],"
            + "\"]\\\"[1\":[1,2,3,9]},\"x\":0}";
    WordVectorText text = new WordVectorText(stream(json));

    assertThat(text.next(2)).containsExactly(0.5f, -1e-3f);
    assertThat(text.next(3)).containsExactly(1, 2, 3);
    assertThatThrownBy(() -> text.next(3)).isInstanceOf(EOFException.class);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void fetch_anotherArchive_isUnavailable() throws IOException {
    Files.writeString(directory.resolve("some-1.0.0.tgz"), "something else");
    NpmPackage some = new NpmPackage("some", "1.0.0", "00");

    assertThatThrownBy(() -> some.fetch(directory))
        .isInstanceOf(KoruException.Unavailable.class)
        .hasMessageContaining("expected=00");
  }
}
