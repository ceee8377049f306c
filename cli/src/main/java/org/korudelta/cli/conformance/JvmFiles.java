package org.korudelta.cli.conformance;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.korudelta.conformance.Platform;
import org.korudelta.conformance.World;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.JvmRuntime;

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
      JvmWorld world =
          new JvmWorld(
              JvmRuntime.builder().directory(directory.path()).errorSink(errors::report).open(),
              directory);
      worlds.add(world);
      return world;
    } catch (IOException e) {
      throw new KoruException.StorageFailure("cannot make a directory for the world", e);
    }
  }

  @Override
  public void close() {
    worlds.forEach(JvmWorld::end);
  }
}
