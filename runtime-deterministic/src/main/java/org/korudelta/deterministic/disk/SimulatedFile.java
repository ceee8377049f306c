package org.korudelta.deterministic.disk;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

/** An open file of {@link SimulatedStorage}. */
final class SimulatedFile implements StorageFile {
  private final SimulatedDisk disk;
  private final AnswerLine line;
  private final String name;
  private final FileBytes file;
  private boolean closed;

  SimulatedFile(SimulatedDisk disk, AnswerLine line, String name, FileBytes file) {
    this.disk = disk;
    this.line = line;
    this.name = name;
    this.file = file;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Promise<Long> size() {
    return line.answer(
        0,
        () -> {
          checkUsable("size");
          return (long) file.length();
        },
        AnswerLine.NO_END);
  }

  @Override
  public Promise<Long> append(byte[] source) {
    return whileUsable(
        DiskFault.SLOW_WRITE,
        "append",
        () -> disk.medium.append(name, file, source),
        file::appendEnded);
  }

  @Override
  public Promise<byte[]> read(long offset, int length) {
    return whileUsable(
        DiskFault.SLOW_READ,
        "read",
        () -> disk.medium.read(name, file, offset, length),
        AnswerLine.NO_END);
  }

  @Override
  public Promise<@Nullable Void> sync() {
    return whileUsable(
        DiskFault.SLOW_SYNC,
        "sync",
        () -> {
          disk.medium.sync(name, file);
          return null;
        },
        file::syncEnded);
  }

  /** The file can be opened again when the operations before the end have ended. */
  @Override
  public Promise<@Nullable Void> close() {
    boolean closes = !closed && !disk.hasEnded();
    closed = true;
    return line.answer(0, () -> null, closes ? this::closeEnded : AnswerLine.NO_END);
  }

  private void closeEnded() {
    file.open = false;
    disk.forget(line);
  }

  private <T extends @Nullable Object> Promise<T> whileUsable(
      DiskFault delay, String operation, Callable<T> callable, Runnable end) {
    boolean usable = !closed && !disk.hasEnded();
    return line.answer(
        usable ? disk.faults.delayNanos(delay, name) : 0,
        () -> {
          checkUsable(operation);
          return callable.call();
        },
        usable ? end : AnswerLine.NO_END);
  }

  private void checkUsable(String operation) {
    disk.begin(operation, name);
    if (closed) {
      throw new KoruException.Closed("file closed: operation=" + operation + " name=" + name);
    }
  }
}
