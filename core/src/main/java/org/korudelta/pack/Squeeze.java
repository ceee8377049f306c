package org.korudelta.pack;

/**
 * Leaves out of a block what follows from the rest of it, before it is compressed, and puts it
 * back.
 *
 * <p>Threading: implementations are safe from any thread.
 */
public interface Squeeze {

  /** What must be kept of {@code block}, which stands at {@code offset} of the file. */
  byte[] squeezed(long offset, byte[] block);

  /** The block of which {@code kept} was kept. */
  byte[] restored(long offset, byte[] kept);
}
