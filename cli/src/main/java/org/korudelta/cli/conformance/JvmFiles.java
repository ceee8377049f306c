package org.korudelta.cli.conformance;

import java.io.IOException;
import org.korudelta.conformance.Platform;
import org.korudelta.conformance.World;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.JvmRuntime;

/** The JVM's threads and real files: every world has a fresh directory. */
record JvmFiles(String name) implements Platform {

  @Override
  public boolean fifo() {
    return false;
  }

  @Override
  public World world(ErrorSink errors) {
    try {
      TemporaryDirectory directory = TemporaryDirectory.create("korudelta-conformance-");
      return new JvmWorld(
          JvmRuntime.builder().directory(directory.path()).errorSink(errors::report).open(),
          directory);
    } catch (IOException e) {
      throw new KoruException.StorageFailure("cannot make a directory for the world", e);
    }
  }
}
