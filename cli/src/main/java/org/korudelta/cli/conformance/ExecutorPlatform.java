package org.korudelta.cli.conformance;

import org.korudelta.conformance.Platform;
import org.korudelta.conformance.World;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.host.HostedRuntime;

/** An executor of the JDK's, made a platform by {@link ExecutorHost}. */
record ExecutorPlatform(String name) implements Platform {

  @Override
  public boolean fifo() {
    return true;
  }

  @Override
  public World world(ErrorSink errors) {
    AsyncRuntime runtime = new HostedRuntime(new ExecutorHost(errors::report));
    return () -> runtime;
  }
}
