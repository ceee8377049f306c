package org.korudelta.size;

import java.nio.file.Path;

/** All lines of one file, comments and blank ones included. */
record FileSize(Path file, int lines) {
  @Override
  public String toString() {
    return lines + "  " + file;
  }
}
