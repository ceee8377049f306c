package org.korudelta.runtime.peers;

import java.util.function.Consumer;

/** Somebody who listens to a topic of a {@link PeerGroup}; equal to itself alone. */
final class GroupListener {
  final GroupPort port;
  final String topic;
  final Consumer<byte[]> receiver;

  GroupListener(GroupPort port, String topic, Consumer<byte[]> receiver) {
    this.port = port;
    this.topic = topic;
    this.receiver = receiver;
  }
}
