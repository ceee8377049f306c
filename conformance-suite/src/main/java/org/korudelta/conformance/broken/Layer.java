package org.korudelta.conformance.broken;

import java.util.function.UnaryOperator;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.peers.PeerPort;

/** Where a fault lies: over the host, or over the runtime that stands on it. */
record Layer(UnaryOperator<Host> host, UnaryOperator<AsyncRuntime> runtime) {

  /** Breaks a channel that {@code runtime} has made. */
  @FunctionalInterface
  interface ChannelFault {
    <T> Channel<T> over(AsyncRuntime runtime, Channel<T> sound);
  }

  static Layer overHost(UnaryOperator<Host> host) {
    return new Layer(host, UnaryOperator.identity());
  }

  static Layer overRuntime(UnaryOperator<AsyncRuntime> runtime) {
    return new Layer(UnaryOperator.identity(), runtime);
  }

  static Layer overPeers(UnaryOperator<PeerPort> fault) {
    return overHost(sound -> new BrokenPeers(sound, fault));
  }

  static Layer overChannels(ChannelFault fault) {
    return overRuntime(sound -> new BrokenChannels(sound, fault));
  }
}
