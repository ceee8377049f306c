package org.korudelta.runtime.peers;

/**
 * Who wants a lock. Both calls may come from any thread, never two at once, and neither throws.
 */
public interface PeerClaimant {
  /** The lock is held from now on. */
  void granted();

  /**
   * The lock is taken away; comes after {@link #granted()}, once at most.
   *
   * @param heard to be run when the holder knows: then the next one gets the lock
   */
  void taken(Runnable heard);
}
