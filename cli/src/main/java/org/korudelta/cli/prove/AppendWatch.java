package org.korudelta.cli.prove;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Looks at the segments of a log that another process writes, without rest, as what it waits for is
 * over within a millisecond.
 */
final class AppendWatch {
  private static final long NANOS_MAX = 3_000_000_000L;
  private static final long LARGE_BYTES = 64 << 10;

  private final Path directory;
  private int number;
  private long length;

  AppendWatch(Path directory) {
    this.directory = directory;
  }

  /** Returns when a segment is seen to grow by much at once, or after three seconds. */
  void awaitLargeAppend() {
    long until = System.nanoTime() + NANOS_MAX;
    goOnToNewest();
    while (System.nanoTime() - until < 0) {
      boolean same = !goOnToNewest();
      long before = length;
      length = segment(number).length();
      if (same && length - before >= LARGE_BYTES) {
        return;
      }
    }
  }

  /** Whether there was a newer one. */
  private boolean goOnToNewest() {
    int before = number;
    while (segment(number + 1).exists()) {
      number++;
    }
    return number > before;
  }

  private File segment(int wanted) {
    return directory.resolve(String.format(Locale.ROOT, "segment-%010d.log", wanted)).toFile();
  }
}
