package org.korudelta.runtime.peers;

import org.korudelta.runtime.Promise;

/**
 * Where runtimes of one place meet (R13): tabs and workers of one origin in a browser, the runtimes
 * of one {@link PeerGroup} elsewhere. What goes by it is meant for a leader's election and for
 * telling that something is new; it keeps nothing, and who was not there has missed it.
 *
 * <pre>{@code
 * runtime.peers().lock("writer").then(lock -> {
 *   lock.lost().onComplete(lost -> stopWriting());
 *   return write().map(done -> { lock.release(); return done; });
 * });
 * }</pre>
 *
 * <p>Names of topics and locks are texts of 1 to 256 UTF-16 units without lone surrogates; another
 * is {@code bad_request}. After the runtime has closed everything is {@code closed}.
 *
 * <p>Threading: safe from any thread.
 */
public interface Peers {
  /** The longest message, in bytes: 16 MiB. */
  int MESSAGE_BYTES_MAX = 16 << 20;

  /** The longest name, in UTF-16 units. */
  int NAME_UNITS_MAX = 256;

  /**
   * Posts a copy of {@code message} to every other runtime that has an inbox for {@code topic} now,
   * and never to this one. In order for each sender, at most once, and with no answer: nobody may
   * be there.
   *
   * @throws org.korudelta.error.KoruException.Limit if the message is longer than 16 MiB
   * @throws org.korudelta.error.KoruException.Unsupported without {@link
   *     org.korudelta.runtime.Capability#PEERS}
   */
  void post(String topic, byte[] message);

  /**
   * An inbox for {@code topic}, which takes what others post from now on until it is closed.
   *
   * @throws org.korudelta.error.KoruException.Unsupported without {@link
   *     org.korudelta.runtime.Capability#PEERS}
   */
  Inbox receive(String topic);

  /**
   * The lock of this name, once everybody who asked before has released it. A suspension of the
   * task that asks: cancelled, it takes its place in the line with it (R2). Not reentrant: who asks
   * for a lock that its own runtime holds waits as well. Fails with {@code unsupported} without
   * {@link org.korudelta.runtime.Capability#PEER_LOCKS}.
   */
  Promise<PeerLock> lock(String name);

  /**
   * The lock of this name, taken from its holder and ahead of all who wait. The holder is told
   * first, and what it does about it when it hears of it runs first; one that does not come to hear
   * of it loses the lock all the same, after 100 ms. Else as {@link #lock}.
   */
  Promise<PeerLock> steal(String name);
}
