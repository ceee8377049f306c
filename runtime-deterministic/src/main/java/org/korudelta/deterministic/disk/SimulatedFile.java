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
  private final OpenBytes bytes;
  private final FileBytes file;
  private boolean closed;

  SimulatedFile(SimulatedDisk disk, AnswerLine line, OpenBytes bytes) {
    this.disk = disk;
    this.line = line;
    this.bytes = bytes;
    this.file = bytes.file();
  }

  @Override
  public String name() {
    return bytes.name();
  }

  @Override
  public Promise<Long> size() {
    return line.answer(
        0,
        () -> {
          checkUsable("size");
          return (long) bytes.length();
        },
        AnswerLine.NO_END);
  }

  @Override
  public Promise<Long> append(byte[] source) {
    return changing(
        DiskFault.SLOW_WRITE,
        "append",
        () -> disk.medium.append(name(), file, source),
        file::appendEnded);
  }

  @Override
  public Promise<byte[]> read(long offset, int length) {
    return line.answer(
        isUsable() ? disk.faults.delayNanos(DiskFault.SLOW_READ, name()) : 0,
        () -> {
          checkUsable("read");
          return disk.medium.read(name(), file, offset, bytes.readable(offset, length));
        },
        AnswerLine.NO_END);
  }

  @Override
  public Promise<@Nullable Void> sync() {
    return changing(
        DiskFault.SLOW_SYNC,
        "sync",
        () -> {
          disk.medium.sync(name(), file);
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
    bytes.end();
    disk.forget(line);
  }

  private <T extends @Nullable Object> Promise<T> changing(
      DiskFault delay, String operation, Callable<T> callable, Runnable end) {
    Callable<T> checked =
        () -> {
          checkUsable(operation);
          return callable.call();
        };
    return isUsable()
        ? line.answerLater(disk.faults.delayNanos(delay, name()), checked, end)
        : line.answer(0, checked, AnswerLine.NO_END);
  }

  private boolean isUsable() {
    return !closed && !disk.hasEnded();
  }

  private void checkUsable(String operation) {
    disk.begin(operation, name());
    if (closed) {
      throw new KoruException.Closed("file closed: operation=" + operation + " name=" + name());
    }
  }
}
