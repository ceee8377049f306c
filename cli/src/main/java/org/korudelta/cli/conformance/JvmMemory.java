package org.korudelta.cli.conformance;

import org.korudelta.conformance.Platform;
import org.korudelta.conformance.World;
import org.korudelta.jvm.JvmRuntime;
import org.korudelta.runtime.peers.PeerGroup;

/** The JVM's threads over strict storage in memory. */
record JvmMemory(String name) implements Platform {

  @Override
  public boolean fifo() {
    return false;
  }

  @Override
  public World world(ErrorSink errors) {
    PeerGroup group = new PeerGroup();
    return World.of(member(group, errors), () -> member(group, errors));
  }

  /** A runtime that meets those of its world. */
  static JvmRuntime member(PeerGroup group, ErrorSink errors) {
    return JvmRuntime.builder().peers(group).errorSink(errors::report).open();
  }
}
