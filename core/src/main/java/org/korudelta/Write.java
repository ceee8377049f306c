package org.korudelta;

import org.korudelta.json.JsonValue;
import org.korudelta.vector.Embedding;

/** One operation of a batch (D4). */
public sealed interface Write {
  /** The namespace, 1 to 256 UTF-8 bytes. */
  String namespace();

  /** The key, 1 to 1,024 UTF-8 bytes. */
  String key();

  /** Expectation, causes, metadata. */
  WriteOptions options();

  /** Stores a value. */
  record Put(String namespace, String key, JsonValue value, WriteOptions options)
      implements Write {}

  /**
   * Stores a value that is canonical already, for callers that have it as bytes and not as a {@link
   * JsonValue}: it saves reading it and writing it again.
   *
   * @param content canonical JSON (V2) in UTF-8; taken as it is, of which only the size is checked,
   *     and kept, so that nobody may change it any more. What is not canonical gets another content
   *     id than its value has, and what is no JSON cannot be read
   */
  record PutCanonical(String namespace, String key, byte[] content, WriteOptions options)
      implements Write {}

  /** Stores an embedding. */
  record Embed(String namespace, String key, Embedding embedding, WriteOptions options)
      implements Write {}

  /** Writes a tombstone. */
  record Delete(String namespace, String key, WriteOptions options) implements Write {}

  /** Stores a value, whatever is there. */
  static Write put(String namespace, String key, JsonValue value) {
    return new Put(namespace, key, value, WriteOptions.NONE);
  }

  /** Stores an embedding, whatever is there. */
  static Write embed(String namespace, String key, Embedding embedding) {
    return new Embed(namespace, key, embedding, WriteOptions.NONE);
  }

  /** Writes a tombstone over whatever is there. */
  static Write delete(String namespace, String key) {
    return new Delete(namespace, key, WriteOptions.NONE);
  }
}
