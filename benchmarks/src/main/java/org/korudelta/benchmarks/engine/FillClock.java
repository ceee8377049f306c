package org.korudelta.benchmarks.engine;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.korudelta.benchmarks.engine.load.Document;
import org.korudelta.benchmarks.engine.load.Put;
import org.korudelta.benchmarks.engine.peer.Writer;

/** Passes on writes and adds up how long they take, without the making of what is written. */
final class FillClock implements Writer {
  private final Writer writer;
  private long nanos;

  FillClock(Writer writer) {
    this.writer = writer;
  }

  @Override
  public long put(String key, Document document) {
    return putBatch(List.of(new Put(key, document)));
  }

  @Override
  public long putBatch(List<Put> puts) {
    long start = System.nanoTime();
    long atNanos = writer.putBatch(puts);
    nanos += System.nanoTime() - start;
    return atNanos;
  }

  double perSecond(int versions) {
    return versions * (double) TimeUnit.SECONDS.toNanos(1) / nanos;
  }

  @Override
  public void close() {
    writer.close();
  }
}
