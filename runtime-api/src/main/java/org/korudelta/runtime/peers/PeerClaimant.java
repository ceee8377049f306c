package org.korudelta.runtime.peers;

import org.korudelta.error.KoruException;

/** Who wants a lock. Its calls may come from any thread, never two at once, and none throws. */
public interface PeerClaimant {
  /** The lock is held from now on. */
  void granted();

  /**
   * The lock is taken away; comes after {@link #granted()}, once at most.
   *
   * @param heard to be run when the holder knows: then the next one gets the lock
   */
  void taken(Runnable heard);

  /**
   * The holder was told that it loses the lock, and this thief waits for it; comes before {@link
   * #granted()}, once for each holder, and only where the place does not limit by itself how long a
   * holder may take.
   *
   * @param evict to be run when the holder has had its time: takes the lock from it, harmless when
   *     that has happened
   */
  default void holderTold(Runnable evict) {}

  /** The place refuses to give the lock, now or later. */
  default void refused(KoruException reason) {}
}
