package org.korudelta.runtime.host;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.peers.Inbox;
import org.korudelta.runtime.peers.PeerPort;

/** The one inbox: a channel that never makes a sender wait. */
final class HostedInbox implements Inbox {
  private final HostedPeers peers;
  private final String topic;
  private final Channel<byte[]> messages;
  private final AtomicInteger missed = new AtomicInteger();

  /** Guarded by this, as is the one below. */
  private @Nullable Runnable deafen;

  private boolean closed;

  HostedInbox(HostedPeers peers, HostedRuntime runtime, String topic) {
    this.peers = peers;
    this.topic = topic;
    this.messages = runtime.channel(MESSAGES_MAX);
  }

  void listen(PeerPort port) {
    Runnable stop = port.listen(topic, this::take);
    if (!opened(stop)) {
      stop.run();
    }
  }

  private synchronized boolean opened(Runnable stop) {
    deafen = stop;
    return !closed;
  }

  private void take(byte[] message) {
    if (messages.trySend(message) == Channel.SendResult.FULL) {
      missed.incrementAndGet();
    }
  }

  @Override
  public Promise<Optional<byte[]>> next() {
    return messages.receive();
  }

  @Override
  public int missed() {
    return missed.get();
  }

  @Override
  public void close() {
    Runnable stop = closing();
    if (stop != null) {
      stop.run();
    }
    messages.close();
    peers.forget(this);
  }

  private synchronized @Nullable Runnable closing() {
    closed = true;
    return deafen;
  }
}
