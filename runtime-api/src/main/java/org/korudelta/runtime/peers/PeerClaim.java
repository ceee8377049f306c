package org.korudelta.runtime.peers;

/** A place in the line for a lock, and then the lock. */
public interface PeerClaim {
  /**
   * Gets in line, once.
   *
   * @param steal whether to take the lock from its holder
   */
  void request(boolean steal);

  /** Leaves the line, or gives the lock to the next; harmless when repeated. */
  void release();
}
