package org.korudelta.runtime.peers;

/** How a message gets from one member of a {@link PeerGroup} to another. */
@FunctionalInterface
public interface Wire {
  /** Delivers at once. */
  Wire DIRECT = (from, to, delivery) -> delivery.run();

  /**
   * Runs {@code delivery} once, now or later, or never; in order for each pair.
   *
   * @param from the sender's number in the order of joining, from 0
   * @param to the receiver's
   */
  void carry(int from, int to, Runnable delivery);
}
