package org.korudelta.worlds;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.ForwardingRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.OwnerLock;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.runtime.storage.StorageFile;

/** A platform with a planted bug in its files. */
final class FaultyFiles extends ForwardingRuntime {
  private final AsyncRuntime honest;
  private final UnaryOperator<StorageFile> fault;

  private FaultyFiles(AsyncRuntime honest, UnaryOperator<StorageFile> fault) {
    this.honest = honest;
    this.fault = fault;
  }

  /** Files that say they are synced and are not. */
  static AsyncRuntime lyingSync(AsyncRuntime honest) {
    return new FaultyFiles(honest, file -> new LyingFile(honest, file));
  }

  /** Files of which now and then an append fails, though nobody planned for a fault. */
  static AsyncRuntime failingAppend(AsyncRuntime honest) {
    int[] appends = {0};
    return new FaultyFiles(honest, file -> new FailingFile(honest, file, appends));
  }

  @Override
  protected AsyncRuntime delegate() {
    return honest;
  }

  @Override
  public Storage storage() {
    return new FaultyStorage(honest.storage(), fault);
  }

  private record FaultyStorage(Storage honest, UnaryOperator<StorageFile> fault)
      implements Storage {
    @Override
    public Promise<StorageFile> create(String name) {
      return honest.create(name).map(fault);
    }

    @Override
    public Promise<StorageFile> open(String name) {
      return honest.open(name).map(fault);
    }

    @Override
    public Promise<List<String>> list() {
      return honest.list();
    }

    @Override
    public Promise<@Nullable Void> rename(String from, String to) {
      return honest.rename(from, to);
    }

    @Override
    public Promise<@Nullable Void> delete(String name) {
      return honest.delete(name);
    }

    @Override
    public Promise<@Nullable Void> syncDirectory() {
      return honest.syncDirectory();
    }

    @Override
    public Promise<OwnerLock> lock() {
      return honest.lock();
    }
  }

  private static final class LyingFile extends ForwardingFile {
    private final AsyncRuntime runtime;

    LyingFile(AsyncRuntime runtime, StorageFile honest) {
      super(honest);
      this.runtime = runtime;
    }

    @Override
    public Promise<@Nullable Void> sync() {
      return runtime.completed(null);
    }
  }

  private static final class FailingFile extends ForwardingFile {
    private static final int EVERY = 20;

    private final AsyncRuntime runtime;
    private final int[] appends;

    FailingFile(AsyncRuntime runtime, StorageFile honest, int[] appends) {
      super(honest);
      this.runtime = runtime;
      this.appends = appends;
    }

    @Override
    public Promise<Long> append(byte[] bytes) {
      appends[0]++;
      return appends[0] % EVERY == 0
          ? runtime.failed(new IllegalStateException("append fails: number=" + appends[0]))
          : super.append(bytes);
    }
  }
}
