package org.korudelta.benchmarks.vector.data;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Vectors on disk, mapped: count and dimensions as two integers, then the floats row by row, all of
 * them big-endian, each row of unit length. The heap has no more of them than was asked for.
 *
 * <p>Threading: reading is safe from any thread.
 */
final class VectorFile {
  private static final int HEADER_BYTES = 8;

  private final int count;
  private final int dimensions;
  private final FloatBuffer floats;

  private VectorFile(int count, int dimensions, FloatBuffer floats) {
    this.count = count;
    this.dimensions = dimensions;
    this.floats = floats;
  }

  static VectorFile open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      int count = all.getInt();
      int dimensions = all.getInt();
      return new VectorFile(count, dimensions, all.slice().asFloatBuffer());
    }
  }

  int count() {
    return count;
  }

  int dimensions() {
    return dimensions;
  }

  /** A copy of a row. */
  float[] row(int index) {
    float[] row = new float[dimensions];
    floats.get(index * dimensions, row);
    return row;
  }

  /**
   * Writes a file from the first row to the last. It has its name once it is closed, and only when
   * all rows are there. Threading: for one thread.
   */
  static final class Writer implements Closeable {
    private final Path file;
    private final Path draft;
    private final OutputStream out;
    private final ByteBuffer row;
    private int missing;

    Writer(Path file, int count, int dimensions) throws IOException {
      this.file = file;
      this.draft = file.resolveSibling(file.getFileName() + ".draft");
      this.out = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 20);
      this.row = ByteBuffer.allocate(dimensions * Float.BYTES);
      this.missing = count;
      out.write(ByteBuffer.allocate(HEADER_BYTES).putInt(count).putInt(dimensions).array());
    }

    /** Writes a row at unit length. */
    void add(float[] vector) throws IOException {
      row.clear();
      row.asFloatBuffer().put(unit(vector));
      out.write(row.array());
      missing--;
    }

    private static float[] unit(float[] vector) {
      double squares = 0;
      for (float component : vector) {
        squares += (double) component * component;
      }
      double length = Math.sqrt(squares);
      float[] unit = new float[vector.length];
      for (int i = 0; i < unit.length; i++) {
        unit[i] = (float) (vector[i] / length);
      }
      return unit;
    }

    @Override
    public void close() throws IOException {
      out.close();
      if (missing == 0) {
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.delete(draft);
      }
    }
  }
}
