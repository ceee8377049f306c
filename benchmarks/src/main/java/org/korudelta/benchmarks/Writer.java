package org.korudelta.benchmarks;

import java.util.List;
import org.korudelta.benchmarks.Documents.Document;

/** What can be measured writing. Threading: for one thread. */
interface Writer extends AutoCloseable {
  /** Writes one document, by the writer's own idea of durable; gives its time in nanoseconds. */
  long put(String key, Document document);

  /** Writes {@code documents}, each under the key of its index, as one; gives their time. */
  long putBatch(String[] keys, List<Document> documents);

  @Override
  void close();
}
