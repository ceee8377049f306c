package org.korudelta.vector.graph;

import java.util.Arrays;
import org.korudelta.vector.VectorKernel;

/**
 * Quantised vectors by number, those that were there when it was made.
 *
 * <p>Threading: read from any thread. {@link #with} is for one writer, whose rows nobody sees who
 * does not know that they are there.
 */
public final class Rows {
  /*
   * Layout: chunks of 1,024 rows, the last of which may have room for fewer. A row has as many bytes
   * as it has dimensions, rounded up to a multiple of 16 with zeros, which a kernel of vector
   * instructions need not treat apart.
   *
   * Invariant: a row below count never changes, unless it is wiped: then it becomes zeros.
   */
  private static final int CHUNK_BITS = 10;
  private static final int MASK = (1 << CHUNK_BITS) - 1;
  private static final int CHUNK_MIN = 16;
  private static final int STRIDE_UNIT = 16;

  private final VectorKernel kernel;
  private final int stride;
  private final int count;
  private final byte[][] levels;
  private final float[][] factors;

  private Rows(VectorKernel kernel, int stride, int count, Chunks chunks) {
    this.kernel = kernel;
    this.stride = stride;
    this.count = count;
    this.levels = chunks.levels();
    this.factors = chunks.factors();
  }

  private record Chunks(byte[][] levels, float[][] factors) {}

  /** No rows, of vectors of {@code dimensions}. */
  public static Rows none(VectorKernel kernel, int dimensions) {
    return new Rows(kernel, stride(dimensions), 0, new Chunks(new byte[0][], new float[0][]));
  }

  /** How many bytes a row of so many dimensions takes. */
  public static int stride(int dimensions) {
    return (dimensions + STRIDE_UNIT - 1) / STRIDE_UNIT * STRIDE_UNIT;
  }

  /** How many bytes a row takes. */
  public int stride() {
    return stride;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** How many bytes of memory they take. */
  public long bytes() {
    long rows = 0;
    for (float[] chunk : factors) {
      rows += chunk.length;
    }
    return rows * (stride + Float.BYTES);
  }

  /** These rows and one more. */
  public Rows with(byte[] row, float factor) {
    Chunks chunks = room();
    System.arraycopy(row, 0, chunks.levels()[count >>> CHUNK_BITS], at(count), stride);
    chunks.factors()[count >>> CHUNK_BITS][count & MASK] = factor;
    return new Rows(kernel, stride, count + 1, chunks);
  }

  /** The last chunk grows until it is whole: a few rows take little. */
  private Chunks room() {
    int last = count >>> CHUNK_BITS;
    if (last < levels.length && (count & MASK) < factors[last].length) {
      return new Chunks(levels, factors);
    }
    byte[][] moreLevels = Arrays.copyOf(levels, last + 1);
    float[][] moreFactors = Arrays.copyOf(factors, last + 1);
    boolean grows = last < levels.length;
    int rows = grows ? 2 * factors[last].length : CHUNK_MIN;
    moreLevels[last] = grows ? Arrays.copyOf(levels[last], rows * stride) : new byte[rows * stride];
    moreFactors[last] = grows ? Arrays.copyOf(factors[last], rows) : new float[rows];
    return new Chunks(moreLevels, moreFactors);
  }

  /** Makes a row zeros: it is like nothing. */
  public void wipe(int row) {
    Arrays.fill(levels[row >>> CHUNK_BITS], at(row), at(row) + stride, (byte) 0);
    factors[row >>> CHUNK_BITS][row & MASK] = 0;
  }

  /** A row as something to compare others with. */
  public Target target(int row) {
    return new Target(levels[row >>> CHUNK_BITS], at(row), factor(row));
  }

  /** The scale of a row's vector brought to unit length. */
  public float factor(int row) {
    return factors[row >>> CHUNK_BITS][row & MASK];
  }

  /** About the cosine between {@code target} and a row. */
  double score(Target target, int row) {
    return (double) dot(target, row) * factors[row >>> CHUNK_BITS][row & MASK] * target.factor();
  }

  /** The sum of the products of levels. */
  public int dot(Target target, int row) {
    return kernel.dot(target.levels(), target.at(), levels[row >>> CHUNK_BITS], at(row), stride);
  }

  /** The same between two targets. */
  int dot(Target left, Target right) {
    return kernel.dot(left.levels(), left.at(), right.levels(), right.at(), stride);
  }

  private int at(int row) {
    return (row & MASK) * stride;
  }

  /** A copy of a row. */
  public byte[] row(int row) {
    return Arrays.copyOfRange(levels[row >>> CHUNK_BITS], at(row), at(row) + stride);
  }
}
