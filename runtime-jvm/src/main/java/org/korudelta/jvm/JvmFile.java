package org.korudelta.jvm;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.storage.StorageFile;

/**
 * The handle of an open file. Threading: safe from any thread; operations keep their order. Where
 * the caller waits for what it calls, and nothing of the file's is under way, it does the work
 * itself, reads beside each other: that takes less time than to wake another thread.
 */
final class JvmFile implements StorageFile {
  private final JvmFiles files;
  private final OpenFile file;
  private volatile boolean closed;

  JvmFile(JvmFiles files, OpenFile file) {
    this.files = files;
    this.file = file;
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public Promise<Long> size() {
    return submit("size", file::size);
  }

  @Override
  public Promise<Long> append(byte[] bytes) {
    return submit("append", () -> file.append(bytes));
  }

  @Override
  public Promise<byte[]> read(long offset, int length) {
    if (files.mayBlock() && !closed && file.queue.isIdle()) {
      try {
        return files.runtime().completed(file.read(offset, length));
      } catch (ClosedChannelException e) {
        return submit("read", () -> file.read(offset, length)); // Closed meanwhile: as for others.
      } catch (IOException | RuntimeException e) {
        return files.runtime().failed(StorageErrors.of("read", "path=" + file.path, e));
      }
    }
    return submit("read", () -> file.read(offset, length));
  }

  @Override
  public Promise<@Nullable Void> sync() {
    return submit(
        "sync",
        () -> {
          file.sync();
          return null;
        });
  }

  @Override
  public synchronized Promise<@Nullable Void> close() {
    if (closed) {
      return files.runtime().completed(null);
    }
    closed = true;
    return files.submit(file.queue, call("close", () -> files.close(file)));
  }

  private <T extends @Nullable Object> Promise<T> submit(String operation, FileCall.Body<T> body) {
    if (files.mayBlock()) {
      PromiseSource<T> here = files.runtime().promise();
      FileCall<T> call = call(operation, () -> openOnly(operation, body));
      if (file.queue.executeHere(() -> call.completing(here))) {
        return here.promise();
      }
    }
    return submitOpen(call(operation, body));
  }

  private synchronized <T extends @Nullable Object> Promise<T> submitOpen(FileCall<T> call) {
    return closed
        ? files.runtime().failed(refusal(call.operation()))
        : files.submit(file.queue, call);
  }

  private <T extends @Nullable Object> T openOnly(String operation, FileCall.Body<T> body)
      throws IOException {
    if (closed) {
      throw refusal(operation);
    }
    return body.run();
  }

  private KoruException refusal(String operation) {
    return new KoruException.Closed("file closed: operation=" + operation + " name=" + name());
  }

  private <T extends @Nullable Object> FileCall<T> call(String operation, FileCall.Body<T> body) {
    return new FileCall<>(operation, "path=" + file.path, body);
  }
}
