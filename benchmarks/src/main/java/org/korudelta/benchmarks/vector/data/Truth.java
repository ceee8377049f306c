package org.korudelta.benchmarks.vector.data;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The nearest vectors of each query, exactly, for each {@link Subset}. Reckoned in {@code double},
 * once: a file has it from then on.
 *
 * <p>Threading: immutable.
 */
public final class Truth {
  /** How many are nearest. */
  public static final int NEAREST = 10;

  private static final int ABSENT = -1;

  private final Map<Subset, int[][]> nearest;

  private Truth(Map<Subset, int[][]> nearest) {
    this.nearest = nearest;
  }

  /** Of {@code set}, from {@code file} or into it. */
  static Truth of(VectorSet set, Path file) throws IOException {
    if (!Files.exists(file)) {
      write(reckoned(set), file);
    }
    return read(file, set.queries());
  }

  /** Of {@code set}; costs a product of each query and each vector, on all processors. */
  static Truth reckoned(VectorSet set) {
    float[][] vectors =
        IntStream.range(0, set.size()).mapToObj(set::vector).toArray(float[][]::new);
    Map<Subset, int[][]> nearest = new EnumMap<>(Subset.class);
    for (Subset subset : Subset.values()) {
      nearest.put(subset, new int[set.queries()][]);
    }
    IntStream.range(0, set.queries())
        .parallel()
        .forEach(query -> reckon(vectors, set.query(query), query, nearest));
    return new Truth(nearest);
  }

  private static void reckon(
      float[][] vectors, float[] sought, int query, Map<Subset, int[][]> nearest) {
    double[] scores = new double[vectors.length];
    Arrays.setAll(scores, id -> product(vectors[id], sought));
    nearest.forEach((subset, all) -> all[query] = best(scores, subset));
  }

  private static int[] best(double[] scores, Subset subset) {
    Nearest best = new Nearest(NEAREST);
    for (int id = 0; id < scores.length; id++) {
      if (subset.has(id, scores.length)) {
        best.offer(scores[id], id);
      }
    }
    return best.ids();
  }

  /** In four sums, which processors add beside each other. */
  public static double product(float[] left, float[] right) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < left.length; i += 4) {
      a += (double) left[i] * right[i];
      b += (double) left[i + 1] * right[i + 1];
      c += (double) left[i + 2] * right[i + 2];
      d += (double) left[i + 3] * right[i + 3];
    }
    for (; i < left.length; i++) {
      a += (double) left[i] * right[i];
    }
    return a + b + (c + d);
  }

  private static void write(Truth truth, Path file) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(draft)))) {
      for (Subset subset : Subset.values()) {
        for (int[] ids : truth.all(subset)) {
          for (int i = 0; i < NEAREST; i++) {
            out.writeInt(i < ids.length ? ids[i] : ABSENT);
          }
        }
      }
    }
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Truth read(Path file, int queries) throws IOException {
    Map<Subset, int[][]> nearest = new EnumMap<>(Subset.class);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (Subset subset : Subset.values()) {
        int[][] all = new int[queries][];
        for (int query = 0; query < queries; query++) {
          all[query] = ids(in);
        }
        nearest.put(subset, all);
      }
    }
    return new Truth(nearest);
  }

  private static int[] ids(DataInputStream in) throws IOException {
    int[] ids = new int[NEAREST];
    for (int i = 0; i < NEAREST; i++) {
      ids[i] = in.readInt();
    }
    return IntStream.of(ids).filter(id -> id != ABSENT).toArray();
  }

  /** The ids of the nearest of a query in {@code subset}, best first. */
  public int[] nearest(Subset subset, int query) {
    return all(subset)[query].clone();
  }

  /** Which part of the nearest of a query is in {@code found}, which has each id once. */
  public double recall(Subset subset, int query, int[] found) {
    int[] sought = all(subset)[query];
    long hits = IntStream.of(sought).filter(id -> has(found, id)).count();
    return sought.length == 0 ? 1 : hits / (double) sought.length;
  }

  private static boolean has(int[] found, int sought) {
    for (int i = 0; i < Math.min(NEAREST, found.length); i++) {
      if (found[i] == sought) {
        return true;
      }
    }
    return false;
  }

  private int[][] all(Subset subset) {
    int[][] all = nearest.get(subset);
    if (all == null) {
      throw new IllegalArgumentException("no truth: subset=" + subset);
    }
    return all;
  }
}
