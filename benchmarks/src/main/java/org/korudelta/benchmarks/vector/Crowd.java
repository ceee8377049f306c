package org.korudelta.benchmarks.vector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.korudelta.benchmarks.machine.ScratchDirectory;
import org.korudelta.benchmarks.vector.curve.Pass;
import org.korudelta.benchmarks.vector.data.DataSet;
import org.korudelta.benchmarks.vector.peer.VectorPeerKind;

/**
 * Processes that hold the same vectors, each with one of those who search. Only one of them works
 * at a time; closing ends them and deletes what they kept.
 *
 * <p>Threading: for one thread.
 */
final class Crowd implements AutoCloseable {
  private final Map<VectorPeerKind, VectorChild> children = new EnumMap<>(VectorPeerKind.class);
  private final Map<VectorPeerKind, ScratchDirectory> own = new EnumMap<>(VectorPeerKind.class);
  private final VectorJvm jvm;
  private final DataSet set;

  Crowd(VectorJvm jvm, DataSet set) {
    this.jvm = jvm;
    this.set = set;
  }

  /** Starts another one. */
  VectorChild start(VectorPeerKind kind, Path log) throws IOException {
    ScratchDirectory directory = ScratchDirectory.in(jvm.data().resolveSibling("vector"));
    own.put(kind, directory);
    VectorChild child = jvm.start(kind, set, directory, log);
    children.put(kind, child);
    return child;
  }

  VectorChild child(VectorPeerKind kind) {
    VectorChild child = children.get(kind);
    if (child == null) {
      throw new IllegalArgumentException("not started: kind=" + kind);
    }
    return child;
  }

  /**
   * The best of some passes of each of {@code kinds}, one after the other in each repetition: what
   * slows the machine down slows down all.
   */
  Map<VectorPeerKind, Pass> best(List<VectorPeerKind> kinds, Order order, int number)
      throws IOException, InterruptedException {
    Map<VectorPeerKind, Pass> best = new EnumMap<>(VectorPeerKind.class);
    for (int i = 0; i < jvm.shape().repetitions(); i++) {
      for (VectorPeerKind kind : kinds) {
        best.merge(kind, child(kind).pass(order, number), Pass::orFaster);
      }
    }
    return best;
  }

  @Override
  public void close() {
    children.values().forEach(VectorChild::close);
    own.values().forEach(ScratchDirectory::close);
  }
}
