package org.korudelta;

import org.korudelta.error.KoruException;
import org.korudelta.text.Utf8;

/** How large the parts of a write may be (V3). Threading: stateless. */
final class WriteLimits {
  static final int NAMESPACE_BYTES_MAX = 256;
  static final int KEY_BYTES_MAX = 1_024;
  static final int VALUE_BYTES_MAX = 16 << 20;
  static final int BATCH_WRITES_MAX = 100_000;
  static final long BATCH_BYTES_MAX = 64L << 20;

  private WriteLimits() {}

  /** Gives how many bytes it has. */
  static int requireNamespace(String namespace) {
    return requireName("namespace", namespace, NAMESPACE_BYTES_MAX);
  }

  /** Gives how many bytes it has. */
  static int requireKey(String key) {
    return requireName("key", key, KEY_BYTES_MAX);
  }

  private static int requireName(String what, String name, int bytesMax) {
    if (name.isEmpty()) {
      throw new KoruException.BadRequest(what + " empty: bytes=0 min=1");
    }
    int bytes = Utf8.length(name);
    requireBytes(what, bytes, bytesMax);
    return bytes;
  }

  static void requireBytes(String what, int bytes, int bytesMax) {
    if (bytes > bytesMax) {
      requireBytes(what, (long) bytes, bytesMax);
    }
  }

  static void requireBytes(String what, long bytes, long bytesMax) {
    if (bytes > bytesMax) {
      throw new KoruException.Limit(what + " too long: bytes=" + bytes + " max=" + bytesMax);
    }
  }

  static void requireBatchWrites(int writes) {
    if (writes > BATCH_WRITES_MAX) {
      throw new KoruException.Limit(
          "batch too long: writes=" + writes + " max=" + BATCH_WRITES_MAX);
    }
  }
}
