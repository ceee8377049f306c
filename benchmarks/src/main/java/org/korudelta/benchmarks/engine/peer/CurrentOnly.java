package org.korudelta.benchmarks.engine.peer;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes on the last version of each key that begins with a prefix, of so many keys. */
final class CurrentOnly implements SortedEngine.Visitor {
  private final byte[] prefix;
  private final Consumer<byte[]> documents;
  private int keysLeft;
  private byte @Nullable [] lastKey;
  private byte @Nullable [] lastValue;

  CurrentOnly(byte[] prefix, int limit, Consumer<byte[]> documents) {
    this.prefix = prefix;
    this.keysLeft = limit;
    this.documents = documents;
  }

  @Override
  public boolean visit(byte[] key, byte[] value) {
    if (!VersionKey.startsWith(key, prefix)) {
      return false;
    }
    if (lastKey == null || !VersionKey.sameKey(lastKey, key)) {
      end();
      lastKey = key;
    }
    lastValue = keysLeft > 0 ? value : null;
    return keysLeft > 0;
  }

  /** Passes on that of the key under way. */
  void end() {
    if (lastValue != null) {
      documents.accept(lastValue);
      lastValue = null;
      keysLeft--;
    }
  }
}
