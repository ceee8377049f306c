package org.korudelta.cli.conformance;

import org.korudelta.conformance.Platform;
import org.korudelta.conformance.World;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.host.HostedRuntime;
import org.korudelta.runtime.host.MeetingHost;
import org.korudelta.runtime.peers.PeerGroup;

/** An executor of the JDK's, made a platform by {@link ExecutorHost}. */
record ExecutorPlatform(String name) implements Platform {

  @Override
  public boolean fifo() {
    return true;
  }

  @Override
  public World world(ErrorSink errors) {
    PeerGroup group = new PeerGroup();
    return World.of(member(group, errors), () -> member(group, errors));
  }

  private static AsyncRuntime member(PeerGroup group, ErrorSink errors) {
    return new HostedRuntime(new MeetingHost(new ExecutorHost(errors::report), group.join()));
  }
}
