package org.korudelta.deterministic.disk;

/**
 * The parts of sectors that lie in the pending bytes of a file, numbered from 0; the first and the
 * last may be shorter than a sector.
 *
 * @param start where the pending bytes begin
 * @param end where they end
 */
record Sectors(int start, int end) {
  static final int BYTES = 512;

  static Sectors of(FileBytes file) {
    return new Sectors(file.durableLength(), file.length());
  }

  /** How many there are that begin below {@code limit}. */
  int countBelow(int limit) {
    return limit <= start ? 0 : (limit - 1) / BYTES - start / BYTES + 1;
  }

  int count() {
    return countBelow(end);
  }

  int start(int sector) {
    return Math.max(start, (start / BYTES + sector) * BYTES);
  }

  int end(int sector) {
    return Math.min(end, (start / BYTES + sector + 1) * BYTES);
  }

  int length(int sector) {
    return end(sector) - start(sector);
  }

  /** The greatest end of a sector up to {@code limit}; where there is none, the start. */
  int wholeUpTo(int limit) {
    int count = countBelow(limit);
    if (count == 0) {
      return start;
    }
    return end(count - 1) <= limit ? end(count - 1) : start(count - 1);
  }
}
