package org.korudelta.runtime.peers;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;

/**
 * A lock that is held, until it is released, lost, or its runtime closes.
 *
 * <p>Threading: safe from any thread.
 */
public interface PeerLock extends AutoCloseable {
  /** What it is called. */
  String name();

  /**
   * Completes when the lock was taken away, before another holds it, wherever the platform can
   * know; ends as cancelled when it is released.
   */
  Promise<@Nullable Void> lost();

  /** Gives it to the next in line; harmless when repeated, or when it is lost. */
  void release();

  /** As {@link #release}. */
  @Override
  default void close() {
    release();
  }
}
