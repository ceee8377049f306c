package org.korudelta.deterministic.disk;

/**
 * A file as one opening of it.
 *
 * @param name the name it was opened under
 * @param file its bytes
 * @param seenMax how many of them can be seen by it, whatever is appended
 */
record OpenBytes(String name, FileBytes file, int seenMax) {

  /** The one opening that may write. */
  static OpenBytes owning(String name, FileBytes file) {
    return new OpenBytes(name, file, Integer.MAX_VALUE);
  }

  /** One that reads what there was when it was made, {@code seen} bytes. */
  static OpenBytes reading(String name, FileBytes file, int seen) {
    return new OpenBytes(name, file, seen);
  }

  int length() {
    return Math.min(file.length(), seenMax);
  }

  /** How many of {@code length} bytes from {@code offset} on it sees. */
  int readable(long offset, int length) {
    return (int) Math.min(length, Math.max(0, seenMax - offset));
  }

  /** The file can be opened again, if this was what kept it from that. */
  void end() {
    if (seenMax == Integer.MAX_VALUE) {
      file.open = false;
    }
  }
}
