package org.korudelta.pack;

/**
 * One block of a packed file.
 *
 * @param number its place among the blocks, from 0
 * @param start where it begins, unpacked
 * @param length how long it is unpacked, in bytes
 * @param storedOffset where it begins in the file
 * @param storedLength how long it is there
 * @param kind how it is stored, {@link PackFormat#DEFLATED} and {@link PackFormat#SQUEEZED}
 * @param checksum over its number and what is stored
 */
record PackBlock(
    int number,
    long start,
    int length,
    long storedOffset,
    int storedLength,
    int kind,
    int checksum) {

  boolean isDeflated() {
    return (kind & PackFormat.DEFLATED) != 0;
  }

  boolean isSqueezed() {
    return (kind & PackFormat.SQUEEZED) != 0;
  }

  /** Where the next one begins, unpacked. */
  long end() {
    return start + length;
  }

  /** Where the next one begins in the file. */
  long storedEnd() {
    return storedOffset + storedLength;
  }
}
