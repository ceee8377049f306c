package org.korudelta.transfer;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;

/**
 * Takes a stream in pieces. The next piece comes when the promise of the one before has completed,
 * so that a slow target is never given more than one; a failure ends the stream.
 *
 * <p>Nobody closes it here: whoever made it knows when it is done.
 */
@FunctionalInterface
public interface StreamTarget {

  /** Takes {@code piece}, at least one byte, which is the target's from now on. */
  Promise<@Nullable Void> write(byte[] piece);
}
