package org.korudelta.docs;

import java.nio.file.Path;

/**
 * Where something stands.
 *
 * @param file relative to the root of the repository
 * @param line from 1
 */
record Place(Path file, int line) {
  /** The place {@code lines} further down. */
  Place below(int lines) {
    return new Place(file, line + lines);
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
