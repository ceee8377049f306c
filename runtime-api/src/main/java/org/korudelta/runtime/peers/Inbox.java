package org.korudelta.runtime.peers;

import java.util.Optional;
import org.korudelta.runtime.Promise;

/**
 * What others post on a topic, oldest first. It holds {@value #MESSAGES_MAX} messages; one that
 * finds it full is dropped and counted. It is not bounded in bytes: who posts big messages makes
 * their readers hold them.
 *
 * <p>Threading: safe from any thread.
 */
public interface Inbox extends AutoCloseable {
  /** How many messages may wait. */
  int MESSAGES_MAX = 1024;

  /**
   * The next message, or empty once the inbox is closed and drained. A suspension: cancelled, it
   * consumes nothing (R2).
   */
  Promise<Optional<byte[]>> next();

  /** How many messages found it full, since it was opened. */
  int missed();

  /** Takes nothing more in; what waits may still be read. Harmless when repeated. */
  @Override
  void close();
}
