package org.korudelta.deterministic.disk;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.storage.FileName;
import org.korudelta.runtime.storage.OwnerLock;
import org.korudelta.runtime.storage.ReadOnlyFile;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.runtime.storage.StorageFile;

/** Storage on a {@link SimulatedDisk}: one line for the directory, and one for each open file. */
final class SimulatedStorage implements Storage {
  private final SimulatedDisk disk;
  private final AsyncRuntime runtime;
  private final Host host;
  private final AnswerLine line;

  SimulatedStorage(SimulatedDisk disk, AsyncRuntime runtime, Host host) {
    this.disk = disk;
    this.runtime = runtime;
    this.host = host;
    this.line = disk.line(runtime, host);
  }

  @Override
  public Promise<StorageFile> create(String name) {
    return answer(
        new Request(DiskFault.SLOW_WRITE, "create", name),
        () -> owning(name, disk.directory.create(FileName.checked(name))));
  }

  @Override
  public Promise<StorageFile> open(String name) {
    return answer(
        new Request(DiskFault.SLOW_READ, "open", name),
        () -> owning(name, disk.directory.open(FileName.checked(name))));
  }

  private StorageFile owning(String name, FileBytes file) {
    return new SimulatedFile(disk, disk.line(runtime, host), OpenBytes.owning(name, file));
  }

  @Override
  public Promise<StorageFile> openToRead(String name) {
    return answer(
        new Request(DiskFault.SLOW_READ, "open to read", name),
        () -> reading(name, disk.directory.file(FileName.checked(name))));
  }

  /** Of appends in flight another process may see any prefix. */
  private StorageFile reading(String name, FileBytes file) {
    int inFlight = file.length() - file.answeredLength();
    int seen = inFlight == 0 ? 0 : disk.faults.seen(inFlight + 1, name);
    OpenBytes bytes = OpenBytes.reading(name, file, file.answeredLength() + seen);
    return new ReadOnlyFile(runtime, new SimulatedFile(disk, disk.line(runtime, host), bytes));
  }

  @Override
  public Promise<List<String>> list() {
    return answer(new Request(DiskFault.SLOW_READ, "list", ""), disk::names);
  }

  @Override
  public Promise<@Nullable Void> rename(String from, String to) {
    return act(
        new Request(DiskFault.SLOW_WRITE, "rename", from),
        () -> disk.directory.rename(FileName.checked(from), FileName.checked(to)));
  }

  @Override
  public Promise<@Nullable Void> delete(String name) {
    return act(
        new Request(DiskFault.SLOW_WRITE, "delete", name),
        () -> disk.directory.delete(FileName.checked(name)));
  }

  @Override
  public Promise<@Nullable Void> syncDirectory() {
    return answer(
        new Request(DiskFault.SLOW_SYNC, "syncDirectory", ""),
        () -> {
          disk.medium.syncDirectory();
          return null;
        },
        disk.hasEnded() ? AnswerLine.NO_END : disk.directory::syncEnded);
  }

  @Override
  public Promise<OwnerLock> lock() {
    return line.answer(
        0,
        () -> {
          disk.begin("lock", "");
          String owner = disk.lock();
          return () -> released(owner);
        },
        AnswerLine.NO_END);
  }

  private Promise<@Nullable Void> released(String owner) {
    disk.release(owner);
    return runtime.completed(null);
  }

  private <T extends @Nullable Object> Promise<T> answer(Request request, Callable<T> operation) {
    return answer(request, operation, AnswerLine.NO_END);
  }

  private <T extends @Nullable Object> Promise<T> answer(
      Request request, Callable<T> operation, Runnable end) {
    return line.answer(
        disk.hasEnded() ? 0 : disk.faults.delayNanos(request.delay, request.name),
        () -> {
          disk.begin(request.operation, request.name);
          return operation.call();
        },
        end);
  }

  private Promise<@Nullable Void> act(Request request, Runnable operation) {
    return answer(
        request,
        () -> {
          operation.run();
          return null;
        });
  }

  /** An operation on names: what may delay it, and what an error calls it. */
  private record Request(DiskFault delay, String operation, String name) {}
}
