package org.korudelta;

/**
 * What packing did.
 *
 * @param segments how many segments were packed
 * @param bytesBefore how long their files were, in bytes
 * @param bytesAfter how long they are now
 */
public record PackReport(int segments, long bytesBefore, long bytesAfter) {
  /** Both together. */
  PackReport and(PackReport other) {
    return new PackReport(
        segments + other.segments, bytesBefore + other.bytesBefore, bytesAfter + other.bytesAfter);
  }
}
