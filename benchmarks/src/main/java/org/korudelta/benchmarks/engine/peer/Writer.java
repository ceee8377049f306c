package org.korudelta.benchmarks.engine.peer;

import java.util.List;
import org.korudelta.benchmarks.engine.load.Document;
import org.korudelta.benchmarks.engine.load.Put;

/**
 * What can be measured writing. Whether a write is synced before it returns was said when it was
 * opened: {@link Durability}. Threading: safe from any thread.
 */
public interface Writer extends AutoCloseable {
  /** Writes one document; gives its time in nanoseconds, later than that of all before. */
  long put(String key, Document document);

  /** Writes documents of different keys as one; gives their time. */
  long putBatch(List<Put> puts);

  /** Ends; what was written is durable. */
  @Override
  void close();
}
