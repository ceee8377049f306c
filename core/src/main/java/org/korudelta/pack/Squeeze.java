package org.korudelta.pack;

/**
 * Puts back into a block what was left out of it before it was compressed, because it follows from
 * the rest.
 *
 * <p>Threading: implementations are safe from any thread.
 */
@FunctionalInterface
public interface Squeeze {

  /** The part of the block of which {@code kept} was kept; shorter when the block ends before. */
  byte[] restored(byte[] kept, Part part);

  /**
   * A part of a block.
   *
   * @param offset where the block stands in the file
   * @param from where the part begins in the block
   * @param to where it ends
   */
  record Part(long offset, int from, int to) {}
}
