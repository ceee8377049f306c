package org.korudelta.log;

import java.util.Arrays;
import org.korudelta.causal.VersionRecord;

/**
 * Versions in memory by their position, in commit order.
 *
 * <p>Threading: one writer adds; who got a position by a publishing write reads it from any thread.
 */
final class MemoryVersions {
  private static final int CHUNK_BITS = 10;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private volatile VersionRecord[][] chunks = new VersionRecord[0][];
  private volatile int length;

  /** How many there are. */
  int length() {
    return length;
  }

  /** Adds a version behind all others. */
  void add(VersionRecord version) {
    int position = length;
    if (position >> CHUNK_BITS == chunks.length) {
      VersionRecord[][] more = Arrays.copyOf(chunks, chunks.length + 1);
      more[chunks.length] = new VersionRecord[CHUNK];
      chunks = more;
    }
    set(position, version);
    length = position + 1;
  }

  /** The version at {@code position}. */
  VersionRecord get(int position) {
    return chunks[position >> CHUNK_BITS][position & (CHUNK - 1)];
  }

  /** Puts a version in place of the one at {@code position}. */
  void set(int position, VersionRecord version) {
    chunks[position >> CHUNK_BITS][position & (CHUNK - 1)] = version;
  }
}
