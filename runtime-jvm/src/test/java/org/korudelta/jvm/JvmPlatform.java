package org.korudelta.jvm;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.korudelta.conformance.Platform;
import org.korudelta.conformance.World;
import org.korudelta.runtime.peers.PeerGroup;

/** The JVM as it ships: a pool of threads over real files, a directory for each scenario. */
record JvmPlatform(Path parent, AtomicInteger worlds) implements Platform {

  JvmPlatform(Path parent) {
    this(parent, new AtomicInteger());
  }

  @Override
  public String name() {
    return "jvm";
  }

  @Override
  public boolean fifo() {
    return false;
  }

  @Override
  public World world(ErrorSink errors) {
    Path directory = parent.resolve("world-" + worlds.incrementAndGet());
    PeerGroup group = new PeerGroup();
    JvmRuntime runtime =
        JvmRuntime.builder().directory(directory).peers(group).errorSink(errors::report).open();
    return World.of(
        runtime, () -> JvmRuntime.builder().peers(group).errorSink(errors::report).open());
  }
}
