package org.korudelta.deterministic.disk;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.choice.Recording;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.runtime.storage.StorageFile;

/** A process on a disk; the runtime decides by zeros, so that a test scripts the disk alone. */
final class DiskBench {
  final SimulatedDisk disk;
  final DeterministicRuntime runtime;
  final Storage storage;

  DiskBench(SimulatedDisk disk) {
    this.disk = disk;
    this.runtime = DeterministicRuntime.of(Choices.none(), disk);
    this.storage = runtime.storage();
  }

  /** A process on an empty disk that has {@code faults} and decides by zeros. */
  static DiskBench quiet(DiskFaults faults) {
    return scripted(faults, Recording.of());
  }

  /** As {@link #quiet}, but that {@code script} decides about {@code fault}. */
  static DiskBench striking(DiskFaults faults, DiskFault fault, int... script) {
    return scripted(faults, Recording.of().with("main/" + fault.text(), script));
  }

  /** A process on an empty disk, where {@code script} decides about a crash. */
  static DiskBench crashing(DiskFaults faults, int... script) {
    return scripted(faults, Recording.of().with("main/crash", script));
  }

  private static DiskBench scripted(DiskFaults faults, Recording script) {
    return new DiskBench(new SimulatedDisk(Choices.replay(script), faults));
  }

  /** How many choices there were, whatever their stream. */
  static int drawn(Choices choices) {
    Recording recorded = choices.recorded();
    return recorded.streams().stream().mapToInt(stream -> recorded.choices(stream).length).sum();
  }

  <T extends @Nullable Object> T await(Promise<T> promise) {
    return runtime.await(promise);
  }

  /** A new file whose name is durable. */
  StorageFile durableFile(String name) {
    StorageFile file = await(storage.create(name));
    await(storage.syncDirectory());
    return file;
  }

  void append(StorageFile file, String text) {
    await(file.append(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** A file with these bytes, durable both, and no handle. */
  void durable(String name, String text) {
    StorageFile file = durableFile(name);
    append(file, text);
    await(file.sync());
    await(file.close());
  }

  void createClosed(String name) {
    await(await(storage.create(name)).close());
  }

  static String text(SimulatedDisk disk, String name) {
    return new String(disk.bytes(name), StandardCharsets.ISO_8859_1);
  }

  /** All names and bytes of a disk, in words: {@code a=xyz b=}. */
  static String image(SimulatedDisk disk) {
    StringBuilder image = new StringBuilder();
    for (String name : disk.names()) {
      image.append(image.isEmpty() ? "" : " ").append(name).append('=').append(text(disk, name));
    }
    return image.toString();
  }
}
