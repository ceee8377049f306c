package org.korudelta.conformance.broken;

import java.util.List;
import java.util.function.UnaryOperator;
import org.korudelta.conformance.Platform;
import org.korudelta.conformance.SteppedWorld;
import org.korudelta.conformance.World;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.host.HostedRuntime;
import org.korudelta.runtime.host.MeetingHost;
import org.korudelta.runtime.host.SharedHost;
import org.korudelta.runtime.peers.PeerGroup;

/**
 * The least that is a platform: one thread, storage in memory, no time of its own. Runs inside the
 * call that starts the suite, and always the same.
 */
public final class PlainPlatform implements Platform {
  private final Layer layer;

  private PlainPlatform(Layer layer) {
    this.layer = layer;
  }

  /** As it should be. */
  public static Platform sound() {
    return new PlainPlatform(Layer.overHost(UnaryOperator.identity()));
  }

  /** With this fault. */
  public static Platform with(Fault fault) {
    return new PlainPlatform(new Layer(fault::over, fault::over));
  }

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public boolean fifo() {
    return true;
  }

  @Override
  public boolean timePasses() {
    return false;
  }

  @Override
  public World world(ErrorSink errors) {
    PlainHost host = new PlainHost(errors);
    PeerGroup group = new PeerGroup();
    AsyncRuntime runtime = over(new MeetingHost(host, group.join()));
    return new SteppedWorld<>(runtime, host::step, List::of, none -> {})
        .meeting(() -> over(new SharedHost(host, group.join())));
  }

  private AsyncRuntime over(Host host) {
    return layer.runtime().apply(new HostedRuntime(layer.host().apply(host)));
  }
}
