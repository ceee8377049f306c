package org.korudelta.transfer;

import org.korudelta.runtime.Promise;

/**
 * Gives a stream in pieces, one when it is asked for one. Nobody closes it here: whoever made it
 * knows when it is done.
 */
@FunctionalInterface
public interface StreamSource {

  /** The next piece, of any length, which is the reader's from now on; no byte at the end. */
  Promise<byte[]> read();
}
