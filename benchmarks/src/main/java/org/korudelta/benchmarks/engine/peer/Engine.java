package org.korudelta.benchmarks.engine.peer;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A store of all versions of each key: what can be measured writing and reading.
 *
 * <p>Bytes that are handed out can be read until the next call of the same thread. Threading: safe
 * from any thread.
 */
public interface Engine extends Writer {
  /** The bytes of the current document; null when there is none. */
  byte @Nullable [] get(String key);

  /** The bytes of the document that was current at {@code atNanos}; null when there was none. */
  byte @Nullable [] getAt(String key, long atNanos);

  /** Gives the bytes of every version of {@code key}, oldest first. */
  void history(String key, Consumer<byte[]> versions);

  /**
   * Gives the current documents of the first {@code limit} keys that begin with {@code prefix}, in
   * the order of keys.
   */
  void scan(String prefix, int limit, Consumer<byte[]> documents);

  /** Brings all that was written into the form in which it stays. */
  void seal();
}
