package org.korudelta.conformance.broken;

import java.util.List;
import java.util.function.UnaryOperator;
import org.korudelta.conformance.Platform;
import org.korudelta.conformance.SteppedWorld;
import org.korudelta.conformance.World;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.host.HostedRuntime;

/**
 * The least that is a platform: one thread, storage in memory, no time of its own. Runs inside the
 * call that starts the suite, and always the same.
 */
public final class PlainPlatform implements Platform {
  private final UnaryOperator<Host> layer;

  private PlainPlatform(UnaryOperator<Host> layer) {
    this.layer = layer;
  }

  /** As it should be. */
  public static Platform sound() {
    return new PlainPlatform(UnaryOperator.identity());
  }

  /** With this fault. */
  public static Platform with(BrokenHost fault) {
    return new PlainPlatform(fault);
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
    HostedRuntime runtime = new HostedRuntime(layer.apply(host));
    return new SteppedWorld<>(runtime, host::step, List::of, none -> {});
  }
}
