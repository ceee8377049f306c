package org.korudelta.benchmarks.vector.peer;

import java.util.List;
import org.korudelta.benchmarks.vector.data.VectorSet;
import org.korudelta.error.KoruException;

/**
 * Who finds the vectors that are nearest to one by their angle. What it is good for says its {@link
 * VectorPeerKind}; the rest it refuses, {@code unsupported}.
 *
 * <p>Threading: for one thread.
 */
public interface VectorPeer extends AutoCloseable {
  /** Takes in all vectors of {@code set} by their ids, by so many threads. Once, at first. */
  Built build(VectorSet set, int threads);

  /** The ids of the nearest vectors, best first; each once. */
  int[] search(float[] query, Ask ask);

  /** What it keeps in memory or in mapped files beside the floats of the vectors, in bytes. */
  long bytes();

  /** The same as of the moment at which half the vectors were there. */
  default int[] searchFirstHalf(float[] query, Ask ask) {
    throw refused("has no past");
  }

  /** Takes in one more vector; searches find it from then on. */
  default void insert(int id, float[] vector) {
    throw refused("takes in no more");
  }

  /** Searches find these no more. */
  default void delete(List<Integer> ids) {
    throw refused("deletes none");
  }

  /** Closes and opens it, up to where it can be searched. */
  default void reopen() {
    throw refused("keeps nothing");
  }

  private static KoruException refused(String why) {
    return new KoruException.Unsupported("this one " + why);
  }

  @Override
  default void close() {}
}
