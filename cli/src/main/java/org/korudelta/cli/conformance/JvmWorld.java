package org.korudelta.cli.conformance;

import java.io.IOException;
import org.korudelta.conformance.World;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.JvmRuntime;

/** A runtime over a directory that goes away with it. */
record JvmWorld(JvmRuntime runtime, TemporaryDirectory directory) implements World {

  @Override
  public void dispose() {
    try {
      directory.close();
    } catch (IOException e) {
      throw new KoruException.StorageFailure("cannot delete: directory=" + directory.path(), e);
    }
  }
}
