package org.korudelta.runtime.peers;

import java.util.function.Consumer;
import org.korudelta.error.KoruException;

/**
 * How a host reaches other runtimes; the base is a host that reaches nobody.
 *
 * <p>What a port will not do: check names and sizes, know promises or tasks, run what it calls for
 * longer than that takes. Whoever it calls does not throw.
 */
public interface PeerPort {

  /** The port of a runtime that meets nobody. */
  static PeerPort none() {
    return new PeerPort() {};
  }

  /** Whether it has topics. */
  default boolean posts() {
    return false;
  }

  /** Whether it has locks. */
  default boolean locks() {
    return false;
  }

  /** Gives a copy of {@code message} to those that listen elsewhere; never waits for them. */
  default void post(String topic, byte[] message) {
    throw new KoruException.Unsupported("no peers here: post=" + topic);
  }

  /**
   * Gives {@code receiver} a copy of each message that others post on {@code topic}, in order for
   * each sender, until the result is run.
   */
  default Runnable listen(String topic, Consumer<byte[]> receiver) {
    throw new KoruException.Unsupported("no peers here: receive=" + topic);
  }

  /** A claim of the lock {@code name}, which nobody has asked for yet. */
  default PeerClaim claim(String name, PeerClaimant claimant) {
    throw new KoruException.Unsupported("no locks here: lock=" + name);
  }

  /** Releases every claim and listens no more. Called last; harmless when repeated. */
  default void leave() {}
}
