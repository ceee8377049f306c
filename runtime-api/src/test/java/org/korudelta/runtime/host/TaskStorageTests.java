package org.korudelta.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskHandle;
import org.korudelta.runtime.TaskWait;
import org.korudelta.runtime.storage.MemoryStorage;
import org.korudelta.runtime.storage.OwnerLock;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.runtime.storage.StorageFile;

/** R2 for storage: a pending operation is a suspension, and what it opened in vain is released. */
class TaskStorageTests {
  private final SlowHost host = new SlowHost();
  private final HostedRuntime runtime = new HostedRuntime(host);

  @Test
  void open_cancelledWhilePending_releasesTheHandle() {
    TaskHandle<StorageFile> task = runtime.spawn("t", () -> runtime.storage().create("a"));
    host.runUntilIdle();

    task.cancel();
    host.runUntilIdle();
    assertThat(task.promise().peek()).contains(new Outcome.Cancelled<>());
    host.release();

    var renamed = runtime.spawn("r", () -> runtime.storage().rename("a", "b"));
    host.runUntilIdle();
    host.release();
    assertThat(renamed.promise().peek()).contains(new Outcome.Success<>(null));
    assertThat(host.errors).isEmpty();
  }

  @Test
  void lock_cancelledWhilePending_isReleased() {
    TaskHandle<OwnerLock> first = runtime.spawn("first", () -> runtime.storage().lock());
    host.runUntilIdle();
    first.cancel();
    host.release();

    TaskHandle<OwnerLock> second = runtime.spawn("second", () -> runtime.storage().lock());
    host.runUntilIdle();
    host.release();

    assertThat(second.promise().peek().orElseThrow()).isInstanceOf(Outcome.Success.class);
  }

  @Test
  void operation_failingAfterItsCancellation_isReported() {
    TaskHandle<StorageFile> task = runtime.spawn("t", () -> runtime.storage().open("missing"));
    host.runUntilIdle();
    task.cancel();
    host.release();

    assertThat(host.errors).containsExactly("t: no such file: name=missing");
  }

  @Test
  void read_failingAfterItsCancellation_isNoNews() {
    StorageFile file = opened("a");
    TaskHandle<byte[]> task = runtime.spawn("t", () -> file.read(-1, 1));
    host.runUntilIdle();
    task.cancel();
    host.release();

    assertThat(task.promise().peek()).contains(new Outcome.Cancelled<>());
    assertThat(host.errors).isEmpty();
  }

  private StorageFile opened(String name) {
    TaskHandle<StorageFile> task = runtime.spawn("o", () -> runtime.storage().create(name));
    host.runUntilIdle();
    host.release();
    return ((Outcome.Success<StorageFile>) task.promise().peek().orElseThrow()).value();
  }

  @Test
  void operation_notCancelled_completesAsTheStorageSays() {
    TaskHandle<Long> task =
        runtime.spawn(
            "t",
            () ->
                runtime
                    .storage()
                    .create("a")
                    .then(file -> file.append(new byte[3]).then(x -> file.size())));
    for (String operation : List.of("create a", "append a", "size a")) {
      host.runUntilIdle();
      assertThat(runtime.taskWaits()).containsExactly(new TaskWait("t", "storage: " + operation));
      host.release();
    }

    assertThat(task.promise().peek()).contains(new Outcome.Success<>(3L));
  }

  @Test
  void operation_ofACancelledTask_isNotStarted() {
    runtime.spawn(
        "t",
        () -> runtime.<Object>promise().promise().handle(outcome -> runtime.completed(outcome)));
    var outcomes = new ArrayList<Outcome<StorageFile>>();
    var gate = runtime.<String>promise();
    var late =
        runtime.spawn(
            "late",
            () ->
                gate.promise()
                    .handle(
                        x -> {
                          runtime.storage().create("never").onComplete(outcomes::add);
                          return runtime.completed("ended");
                        }));
    host.runUntilIdle();
    late.cancel();
    gate.succeed("go");
    host.runUntilIdle();
    host.release();

    assertThat(outcomes).containsExactly(new Outcome.Cancelled<>());
    assertThat(host.held).isEmpty();
    assertThat(new MemoryStorage(runtime, host.disk).list().peek())
        .contains(new Outcome.Success<>(List.of()));
  }

  @Test
  void operation_endingAfterItsCancellationWithNothingToRelease_isHarmless() {
    TaskHandle<List<String>> task = runtime.spawn("t", () -> runtime.storage().list());
    host.runUntilIdle();
    task.cancel();
    host.release();

    assertThat(task.promise().peek()).contains(new Outcome.Cancelled<>());
    assertThat(host.errors).isEmpty();
  }

  /** Otherwise a cancelled task could not clean up. */
  @Test
  void closeAndRelease_ofACancelledTask_areDone() {
    var gate = runtime.<String>promise();
    var file = opened(runtime.spawn("opener", () -> runtime.storage().create("a")));
    var lock = opened(runtime.spawn("locker", () -> runtime.storage().lock()));
    var task = runtime.spawn("t", () -> gate.promise().handle(x -> cleanUp(file, lock)));
    host.runUntilIdle();

    task.cancel();
    gate.succeed("go");
    host.runUntilIdle();
    host.release();

    var memory = new MemoryStorage(runtime, host.disk);
    assertThat(memory.delete("a").peek()).contains(new Outcome.Success<>(null));
    assertThat(memory.lock().peek().orElseThrow()).isInstanceOf(Outcome.Success.class);
    assertThat(host.errors).isEmpty();
  }

  /** A file that was opened without a wait is no less bound to the cancellation of tasks. */
  @Test
  void append_ofACancelledTaskToAFileInMemory_isNotStarted() {
    var memory = new KernelHost();
    var quick = new HostedRuntime(memory);
    StorageFile file = value(quick.storage().create("a"));
    var gate = quick.<String>promise();
    var task = quick.spawn("t", () -> gate.promise().handle(x -> file.append(new byte[3])));
    memory.runUntilIdle();

    task.cancel();
    gate.succeed("go");
    memory.runUntilIdle();

    assertThat(task.promise().peek()).contains(new Outcome.Cancelled<>());
    assertThat(value(file.size())).isZero();
  }

  private static <T> T value(Promise<T> promise) {
    return ((Outcome.Success<T>) promise.peek().orElseThrow()).value();
  }

  private Promise<String> cleanUp(StorageFile file, OwnerLock lock) {
    file.close().onComplete(outcome -> {});
    lock.release().onComplete(outcome -> {});
    return runtime.completed("ended");
  }

  private <T> T opened(TaskHandle<T> task) {
    host.runUntilIdle();
    host.release();
    return value(task.promise());
  }

  /** A host whose storage answers when told. */
  private static final class SlowHost extends KernelHost {
    final List<Runnable> held = new ArrayList<>();

    void release() {
      List<Runnable> now = List.copyOf(held);
      held.clear();
      now.forEach(Runnable::run);
      runUntilIdle();
    }

    @Override
    public Storage storage(AsyncRuntime runtime) {
      return new SlowStorage(this, runtime, super.storage(runtime));
    }

    <T extends @Nullable Object> Promise<T> hold(
        AsyncRuntime runtime, Supplier<Promise<T>> operation) {
      var source = runtime.<T>promise();
      held.add(() -> operation.get().onComplete(outcome -> pass(outcome, source)));
      return source.promise();
    }

    private static <T extends @Nullable Object> void pass(
        Outcome<T> outcome, org.korudelta.runtime.PromiseSource<T> source) {
      if (outcome instanceof Outcome.Success<T> success) {
        source.succeed(success.value());
      } else if (outcome instanceof Outcome.Failure<T> failure) {
        source.fail(failure.error());
      }
    }
  }

  private record SlowStorage(SlowHost host, AsyncRuntime runtime, Storage storage)
      implements Storage {
    @Override
    public Promise<StorageFile> create(String name) {
      return host.hold(runtime, () -> storage.create(name).map(this::slow));
    }

    @Override
    public Promise<StorageFile> open(String name) {
      return host.hold(runtime, () -> storage.open(name).map(this::slow));
    }

    @Override
    public Promise<StorageFile> openToRead(String name) {
      return host.hold(runtime, () -> storage.openToRead(name).map(this::slow));
    }

    private StorageFile slow(StorageFile file) {
      return new SlowFile(host, runtime, file);
    }

    @Override
    public Promise<List<String>> list() {
      return host.hold(runtime, storage::list);
    }

    @Override
    public Promise<@Nullable Void> rename(String from, String to) {
      return host.hold(runtime, () -> storage.rename(from, to));
    }

    @Override
    public Promise<@Nullable Void> delete(String name) {
      return host.hold(runtime, () -> storage.delete(name));
    }

    @Override
    public Promise<@Nullable Void> syncDirectory() {
      return host.hold(runtime, storage::syncDirectory);
    }

    @Override
    public Promise<OwnerLock> lock() {
      return host.hold(runtime, storage::lock);
    }
  }

  private record SlowFile(SlowHost host, AsyncRuntime runtime, StorageFile file)
      implements StorageFile {
    @Override
    public String name() {
      return file.name();
    }

    @Override
    public Promise<Long> size() {
      return host.hold(runtime, file::size);
    }

    @Override
    public Promise<Long> append(byte[] bytes) {
      return host.hold(runtime, () -> file.append(bytes));
    }

    @Override
    public Promise<byte[]> read(long offset, int length) {
      return host.hold(runtime, () -> file.read(offset, length));
    }

    @Override
    public Promise<@Nullable Void> sync() {
      return host.hold(runtime, file::sync);
    }

    @Override
    public Promise<@Nullable Void> close() {
      return file.close();
    }
  }

  @Test
  void failure_ofAPendingOperation_reachesItsCaller() {
    TaskHandle<StorageFile> task = runtime.spawn("t", () -> runtime.storage().open("missing"));
    host.runUntilIdle();
    host.release();

    var failure = (Outcome.Failure<StorageFile>) task.promise().peek().orElseThrow();
    assertThat(failure.error()).isInstanceOf(KoruException.NotFound.class);
    assertThat(host.errors).containsExactly("t: no such file: name=missing");
  }
}
