package org.korudelta.conformance.broken;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.korudelta.runtime.peers.PeerPort;

/** What a runtime posts comes to its own inboxes as well. */
final class HearsItself extends ForwardingPort {
  private final Map<String, List<Consumer<byte[]>>> receivers = new HashMap<>();

  HearsItself(PeerPort sound) {
    super(sound);
  }

  @Override
  public Runnable listen(String topic, Consumer<byte[]> receiver) {
    receivers.computeIfAbsent(topic, key -> new ArrayList<>()).add(receiver);
    return super.listen(topic, receiver);
  }

  @Override
  public void post(String topic, byte[] message) {
    receivers.getOrDefault(topic, List.of()).forEach(mine -> mine.accept(message.clone()));
    super.post(topic, message);
  }
}
