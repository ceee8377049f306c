package org.korudelta.benchmarks.runtime;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The operations of a peer, made from a class that has a method for each.
 *
 * @param <P> the class; a new one is opened for each operation
 */
final class Works<P extends Opened> {
  private final Supplier<P> opening;
  private final Map<RuntimeOperation, Supplier<Work>> works = new EnumMap<>(RuntimeOperation.class);

  /** A method of the peer. */
  interface Method<P> {
    long run(P peer, int count) throws Exception;
  }

  Works(Supplier<P> opening) {
    this.opening = opening;
  }

  Works<P> with(RuntimeOperation operation, Method<P> method) {
    works.put(operation, () -> new Bound<>(opening.get(), method));
    return this;
  }

  /** Takes in what another class of the same peer can do. */
  Works<P> and(Works<?> others) {
    works.putAll(others.works);
    return this;
  }

  Map<RuntimeOperation, Supplier<Work>> all() {
    return works;
  }

  private record Bound<P extends Opened>(P peer, Method<P> method) implements Work {
    @Override
    public long run(int count) throws Exception {
      return method.run(peer, count);
    }

    @Override
    public void close() {
      peer.close();
    }
  }
}
