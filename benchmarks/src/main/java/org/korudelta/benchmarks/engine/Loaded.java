package org.korudelta.benchmarks.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.korudelta.benchmarks.engine.load.Put;
import org.korudelta.benchmarks.engine.load.Workload;
import org.korudelta.benchmarks.engine.peer.Engine;
import org.korudelta.benchmarks.engine.peer.Writer;

/**
 * An engine with the workload in it, and the times of its commits, which are kept in a file beside
 * the engine's for those who open it later.
 *
 * @param commits since every key had a version
 */
record Loaded(Engine engine, long[] commits) {
  private static final String COMMITS = "commits.times";

  /** Writes the whole workload to {@code writer}. */
  static long[] fill(Writer writer, Shape shape) {
    List<Long> times = new ArrayList<>();
    for (List<Put> batch : new Workload(shape.keys()).batches(shape.versions())) {
      times.add(writer.putBatch(batch));
    }
    int complete = Math.min((shape.keys() - 1) / Workload.BATCH, times.size() - 1);
    return times.subList(complete, times.size()).stream().mapToLong(Long::longValue).toArray();
  }

  /** {@code engine} as it is in {@code directory}, where it was filled before. */
  static Loaded before(Engine engine, Path directory) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(directory.resolve(COMMITS)));
      long[] commits = new long[bytes.remaining() / Long.BYTES];
      bytes.asLongBuffer().get(commits);
      return new Loaded(engine, commits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps the times of {@code commits} for {@link #before}. */
  static void keep(long[] commits, Path directory) {
    ByteBuffer bytes = ByteBuffer.allocate(commits.length * Long.BYTES);
    bytes.asLongBuffer().put(commits);
    try {
      Files.write(directory.resolve(COMMITS), bytes.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
