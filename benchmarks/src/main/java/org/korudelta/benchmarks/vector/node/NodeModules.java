package org.korudelta.benchmarks.vector.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.korudelta.error.KoruException;

/**
 * npm packages that the program is not delivered with, installed where they are measured.
 *
 * @param directory which has or gets a folder of modules
 */
record NodeModules(Path directory) {
  private static final long MINUTES_MAX = 5;

  /** Installs that of {@code peer}, unless it is there; gives whether it is there now. */
  boolean has(NodePeer peer) throws IOException {
    return peer.isOurs() || isInstalled(peer) || (install(peer) && isInstalled(peer));
  }

  private boolean isInstalled(NodePeer peer) {
    return Files.exists(directory.resolve("node_modules").resolve(peer.name()));
  }

  private boolean install(NodePeer peer) throws IOException {
    Files.createDirectories(directory);
    List<String> command =
        List.of(
            "npm",
            "install",
            "--no-audit",
            "--no-fund",
            "--prefix",
            directory.toString(),
            peer.name() + "@" + peer.version());
    try {
      Process npm =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log(peer).toFile())
              .start();
      boolean ended = npm.waitFor(MINUTES_MAX, TimeUnit.MINUTES);
      npm.destroyForcibly();
      return ended && npm.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KoruException.Cancelled("installing was interrupted: package=" + peer.name(), e);
    }
  }

  /** What npm said of installing it. */
  Path log(NodePeer peer) {
    return directory.resolve(peer.name() + ".log");
  }
}
