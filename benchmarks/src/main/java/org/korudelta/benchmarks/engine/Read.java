package org.korudelta.benchmarks.engine;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts documents that were read, and looks at both ends of each: what nobody looked at was not
 * read. Threading: for one thread.
 */
final class Read implements Consumer<byte[]> {
  private int count;

  @Override
  public void accept(byte[] bytes) {
    count += one(bytes);
  }

  /** How many there were since it was asked last. */
  int taken() {
    int taken = count;
    count = 0;
    return taken;
  }

  /** One; fails for what is no document. That there is none can be read, too. */
  static int one(byte @Nullable [] bytes) {
    if (bytes != null && (bytes[0] != '{' || bytes[bytes.length - 1] != '}')) {
      throw new IllegalStateException("no document: bytes=" + bytes.length);
    }
    return 1;
  }
}
