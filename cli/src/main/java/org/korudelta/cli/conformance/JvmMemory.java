package org.korudelta.cli.conformance;

import org.korudelta.conformance.Platform;
import org.korudelta.conformance.World;
import org.korudelta.jvm.JvmRuntime;

/** The JVM's threads over strict storage in memory. */
record JvmMemory(String name) implements Platform {

  @Override
  public boolean fifo() {
    return false;
  }

  @Override
  public World world(ErrorSink errors) {
    JvmRuntime runtime = JvmRuntime.builder().errorSink(errors::report).open();
    return () -> runtime;
  }
}
