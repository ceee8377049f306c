package org.korudelta.cli.conformance;

import java.io.IOException;
import java.util.function.Supplier;
import org.korudelta.cli.program.TemporaryDirectory;
import org.korudelta.conformance.World;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.JvmRuntime;
import org.korudelta.runtime.AsyncRuntime;

/**
 * A runtime over a directory that goes away with it.
 *
 * <p>Not when it is disposed of, on a task of the runtime itself, whose files are closed after the
 * last of them: the platform ends its worlds once the suite has run.
 */
record JvmWorld(JvmRuntime runtime, TemporaryDirectory directory, Supplier<JvmRuntime> peers)
    implements World {

  @Override
  public AsyncRuntime peer() {
    return peers.get();
  }

  /** Closes every file, then deletes the directory. Blocks. */
  void end() {
    runtime.close();
    try {
      directory.close();
    } catch (IOException e) {
      throw new KoruException.StorageFailure(
          "cannot delete: directory=" + directory.path() + " reason=" + e.getMessage(), e);
    }
  }
}
