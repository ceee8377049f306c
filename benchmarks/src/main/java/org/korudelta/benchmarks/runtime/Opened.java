package org.korudelta.benchmarks.runtime;

/** What a peer holds open while it is measured: threads, queues, a world. */
interface Opened extends AutoCloseable {
  @Override
  void close();
}
