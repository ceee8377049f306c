package org.korudelta.benchmarks.vector.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthTests {
  private static final int SIZE = 1_000;

  @TempDir private Path directory;

  @Test
  void reckoned_eachSubset_hasTheNearestOfItInOrder() throws IOException {
    VectorSet set = set();
    Truth truth = Truth.reckoned(set);

    for (Subset subset : Subset.values()) {
      int[] sorted =
          IntStream.range(0, SIZE)
              .filter(id -> subset.has(id, SIZE))
              .boxed()
              .sorted(Comparator.comparingDouble(id -> -slowly(set.vector(id), set.query(3))))
              .mapToInt(Integer::intValue)
              .limit(Truth.NEAREST)
              .toArray();
      assertThat(truth.nearest(subset, 3)).as(subset.name()).containsExactly(sorted);
    }
  }

  private static double slowly(float[] left, float[] right) {
    return IntStream.range(0, left.length).mapToDouble(i -> (double) left[i] * right[i]).sum();
  }

  @Test
  void of_second_readsWhatTheFirstHasWritten() throws IOException {
    VectorSet set = set();
    Path file = directory.resolve("some.truth");
    Truth first = Truth.of(set, file);
    Truth second = Truth.of(set, file);

    for (Subset subset : Subset.values()) {
      for (int query = 0; query < set.queries(); query++) {
        assertThat(second.nearest(subset, query)).isEqualTo(first.nearest(subset, query));
      }
    }
  }

  @Test
  void recall_someFound_isTheirPart() throws IOException {
    Truth truth = Truth.reckoned(set());
    int[] nearest = truth.nearest(Subset.ALL, 0);

    assertThat(truth.recall(Subset.ALL, 0, nearest)).isEqualTo(1);
    assertThat(truth.recall(Subset.ALL, 0, Arrays.copyOf(nearest, 7))).isCloseTo(0.7, within(1e-9));
    assertThat(truth.recall(Subset.ALL, 0, new int[0])).isZero();
    assertThat(truth.recall(Subset.FIRST_HALF, 0, others(nearest))).isLessThan(1);
  }

  /** An answer of eleven has one too many: the last does not count. */
  @Test
  void recall_moreThanAsked_countsTheFirstOnly() throws IOException {
    Truth truth = Truth.reckoned(set());
    int[] nearest = truth.nearest(Subset.ALL, 0);
    int[] found = IntStream.concat(IntStream.of(-7), IntStream.of(nearest)).toArray();

    assertThat(truth.recall(Subset.ALL, 0, found)).isCloseTo(0.9, within(1e-9));
  }

  private static int[] others(int[] ids) {
    return IntStream.of(ids).map(id -> SIZE - 1 - id).toArray();
  }

  private VectorSet set() throws IOException {
    Path file = directory.resolve("some.vectors");
    new Clusters(20, 30, 0.6).write(file, SIZE + 8);
    return VectorSet.of(file, SIZE, 8);
  }
}
