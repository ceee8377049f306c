package org.korudelta.index.run;

import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.text.Utf8;

/**
 * Namespace, key and time as one byte string whose order is theirs: by UTF-8 bytes of the
 * namespace, then of the key, then by time.
 *
 * <p>A text is its UTF-8 bytes, each zero followed by {@code FF}, and two zeros at its end: so a
 * text is before those that it begins.
 */
public final class KeyCode {
  private static final int ESCAPED = 0xFF;

  private KeyCode() {}

  /** What all entries of a key begin with. */
  public static byte[] of(String namespace, String key) {
    ByteSink sink = new ByteSink(namespace.length() + key.length() + 8);
    putText(sink, namespace);
    putText(sink, key);
    return sink.copy();
  }

  /** What all entries of a namespace begin with. */
  public static byte[] of(String namespace) {
    ByteSink sink = new ByteSink(namespace.length() + 4);
    putText(sink, namespace);
    return sink.copy();
  }

  /** What all entries begin with whose key begins with {@code prefix}. */
  public static byte[] ofPrefix(String namespace, String prefix) {
    ByteSink sink = new ByteSink(namespace.length() + prefix.length() + 8);
    putText(sink, namespace);
    putBytes(sink, prefix);
    return sink.copy();
  }

  /** The entry of a key that begins at {@code nanos}. */
  public static byte[] at(byte[] code, long nanos) {
    return new ByteSink(code.length + Long.BYTES).put(code).putNanos(nanos).copy();
  }

  /** Something above everything that begins with {@code code}, and below all that comes after. */
  public static byte[] after(byte[] code) {
    // No entry goes on with this where a time begins or a text goes on: it is above all of them.
    return new ByteSink(code.length + 2 * Long.BYTES).put(code).putLong(-1L).putLong(-1L).copy();
  }

  /** The time at the end of an entry. */
  static long nanos(byte[] entry) {
    return new ByteSource(entry, entry.length - Long.BYTES, entry.length).getNanos();
  }

  /** The namespace that an entry or code begins with. */
  public static String namespace(byte[] entry) {
    return Utf8.decode(text(new ByteSource(entry)));
  }

  /** The key of an entry or of the code of a key. */
  public static String key(byte[] entry) {
    ByteSource source = new ByteSource(entry);
    text(source);
    return Utf8.decode(text(source));
  }

  private static byte[] text(ByteSource source) {
    ByteSink sink = new ByteSink(32);
    while (true) {
      int next = source.get();
      if (next == 0 && source.get() != ESCAPED) {
        return sink.copy();
      }
      sink.put(next);
    }
  }

  private static void putText(ByteSink sink, String text) {
    putBytes(sink, text);
    sink.put(0).put(0);
  }

  private static void putBytes(ByteSink sink, String text) {
    for (byte one : Utf8.encode(text)) {
      sink.put(one);
      if (one == 0) {
        sink.put(ESCAPED);
      }
    }
  }
}
