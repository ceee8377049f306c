package org.korudelta.cli.conformance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.korudelta.cli.program.TemporaryDirectory;
import org.korudelta.conformance.Platform;
import org.korudelta.conformance.World;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.JvmRuntime;
import org.korudelta.runtime.peers.PeerGroup;

/**
 * The JVM's threads and real files: every world has a fresh directory. Close it, on no task of a
 * world, to end the worlds and delete their directories.
 */
record JvmFiles(String name, Queue<JvmWorld> worlds) implements Platform, AutoCloseable {

  /** A platform without worlds yet. */
  static JvmFiles named(String name) {
    return new JvmFiles(name, new ConcurrentLinkedQueue<>());
  }

  @Override
  public boolean fifo() {
    return false;
  }

  @Override
  public World world(ErrorSink errors) {
    try {
      TemporaryDirectory directory = TemporaryDirectory.create("korudelta-conformance-");
      PeerGroup group = new PeerGroup();
      JvmRuntime runtime =
          JvmRuntime.builder()
              .directory(directory.path())
              .peers(group)
              .errorSink(errors::report)
              .open();
      JvmWorld world = new JvmWorld(runtime, directory, () -> JvmMemory.member(group, errors));
      worlds.add(world);
      return world;
    } catch (IOException e) {
      throw new KoruException.StorageFailure("cannot make a directory for the world", e);
    }
  }

  /** Ends every world; what then cannot be deleted fails this, once all have ended. */
  @Override
  public void close() {
    List<KoruException> failures = new ArrayList<>();
    worlds.forEach(world -> end(world, failures));
    if (!failures.isEmpty()) {
      KoruException first = failures.remove(0);
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }

  private static void end(JvmWorld world, List<KoruException> failures) {
    try {
      world.end();
    } catch (KoruException e) {
      failures.add(e);
    }
  }
}
