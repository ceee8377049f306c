package org.korudelta.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.storage.FileName;
import org.korudelta.runtime.storage.OwnerLock;
import org.korudelta.runtime.storage.ReadOnlyFile;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.runtime.storage.StorageFile;

/**
 * The storage port over a directory of the file system.
 *
 * <p>Threading: safe from any thread. What touches the file system runs on threads of this class,
 * or on that of a caller who would wait for it anyway. Operations on one file keep their order, and
 * so do operations on names.
 *
 * <p>What it will not do: sync on close, take a name with a path in it, or list its own lock file.
 * Any other foreign entry is listed, so that the log can refuse it. {@link #shutDown(Runnable)}
 * closes handles that are still open, without a sync, and gives up ownership.
 */
final class JvmFiles implements Storage {
  private static final int THREADS_MAX = 4;
  private static final Set<OpenOption> EXISTING =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
  private static final Set<OpenOption> TO_READ = Set.of(StandardOpenOption.READ);
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

  private final AsyncRuntime runtime;
  private final BooleanSupplier mayBlock;
  private final DataDirectory directory;
  private final BlockingThreads threads = BlockingThreads.bounded("file", THREADS_MAX);
  private final SerialQueue names = new SerialQueue(threads);
  private final Map<String, OpenFile> openFiles = new ConcurrentHashMap<>();
  private final Set<OpenFile> readFiles = ConcurrentHashMap.newKeySet();
  private final Consumer<Throwable> errors;
  private @Nullable OwnerLockFile owner;
  private boolean shutDown;

  /**
   * The files of a directory.
   *
   * @param mayBlock whether the thread that asks may wait for a file here and now
   * @param errors receives those of {@link #shutDown(Runnable)}, which has no promise
   */
  JvmFiles(
      AsyncRuntime runtime, Path directory, BooleanSupplier mayBlock, Consumer<Throwable> errors) {
    this.runtime = runtime;
    this.mayBlock = mayBlock;
    this.errors = errors;
    this.directory = new DataDirectory(directory);
  }

  @Override
  public Promise<StorageFile> create(String name) {
    return onNames("create", name, () -> opened(closedFile(name), NEW));
  }

  @Override
  public Promise<StorageFile> open(String name) {
    return onNames("open", name, () -> opened(existingFile(name), EXISTING));
  }

  @Override
  public Promise<StorageFile> openToRead(String name) {
    return onNames("open to read", name, () -> openedToRead(fileThere(directory.file(own(name)))));
  }

  @Override
  public Promise<List<String>> list() {
    return onNames("list", "", directory::names);
  }

  @Override
  public Promise<@Nullable Void> rename(String from, String to) {
    return onNames(
        "rename",
        from,
        () -> {
          Path target = closedFile(to);
          Files.move(existingFile(from), target, StandardCopyOption.ATOMIC_MOVE);
          return null;
        });
  }

  @Override
  public Promise<@Nullable Void> delete(String name) {
    return onNames(
        "delete",
        name,
        () -> {
          Files.delete(existingFile(name));
          return null;
        });
  }

  @Override
  public Promise<@Nullable Void> syncDirectory() {
    return onNames(
        "syncDirectory",
        "",
        () -> {
          directory.sync();
          return null;
        });
  }

  @Override
  public Promise<OwnerLock> lock() {
    return onNames("lock", "", this::takeOwnership);
  }

  /**
   * Closes what is open and gives ownership up, after what was called before; then {@code done}.
   */
  void shutDown(Runnable done) {
    names.execute(() -> closeAll(done));
  }

  /** Runs {@code call} in its turn on {@code queue}. */
  <T extends @Nullable Object> Promise<T> submit(SerialQueue queue, FileCall<T> call) {
    PromiseSource<T> source = runtime.promise();
    queue.execute(() -> call.completing(source));
    return source.promise();
  }

  /** Whether the current thread may wait for a file here and now. */
  boolean mayBlock() {
    return mayBlock.getAsBoolean();
  }

  AsyncRuntime runtime() {
    return runtime;
  }

  /** Closes {@code file}, whose name is free from then on. */
  @Nullable Void close(OpenFile file) throws IOException {
    try {
      file.close();
    } finally {
      openFiles.remove(file.name(), file);
      readFiles.remove(file);
    }
    return null;
  }

  private <T extends @Nullable Object> Promise<T> onNames(
      String operation, String name, FileCall.Body<T> body) {
    FileCall.Body<T> prepared =
        () -> {
          refuseShutDown();
          directory.prepare();
          return body.run();
        };
    return submit(names, new FileCall<>(operation, where(name), prepared));
  }

  private String where(String name) {
    return name.isEmpty()
        ? "path=" + directory.path()
        : "path=" + directory.path() + " name=" + name;
  }

  private StorageFile opened(Path path, Set<OpenOption> options) throws IOException {
    OpenFile file = new OpenFile(path, new SerialQueue(threads), options);
    openFiles.put(file.name(), file);
    return new JvmFile(this, file);
  }

  private StorageFile openedToRead(Path path) throws IOException {
    OpenFile file = new OpenFile(path, new SerialQueue(threads), TO_READ);
    readFiles.add(file);
    return new ReadOnlyFile(runtime, new JvmFile(this, file));
  }

  private Path existingFile(String name) {
    return fileThere(closedFile(name));
  }

  private static Path fileThere(Path path) {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new KoruException.NotFound("no such file: path=" + path);
    }
    if (Files.isDirectory(path)) {
      throw new KoruException.BadRequest("a directory, not a file: path=" + path);
    }
    return path;
  }

  private Path closedFile(String name) {
    if (openFiles.containsKey(FileName.checked(name))) {
      throw new KoruException.BadRequest("file is open: name=" + name);
    }
    return directory.file(own(name));
  }

  /** A name that is not the lock's. */
  private static String own(String name) {
    if (OwnerLockFile.isOwnName(FileName.checked(name))) {
      throw new KoruException.BadRequest("file name reserved: name=" + name);
    }
    return name;
  }

  private void refuseShutDown() {
    if (shutDown) {
      throw new KoruException.Closed("storage closed: path=" + directory.path());
    }
  }

  private OwnerLock takeOwnership() throws IOException {
    OwnerLockFile taken = OwnerLockFile.acquire(directory.path());
    owner = taken;
    return () ->
        submit(
            names,
            new FileCall<>(
                "unlock",
                where(""),
                () -> {
                  taken.release();
                  return null;
                }));
  }

  private void closeAll(Runnable done) {
    shutDown = true;
    List<OpenFile> left = new ArrayList<>(openFiles.values());
    left.addAll(readFiles);
    AtomicInteger open = new AtomicInteger(left.size() + 1);
    Runnable closed = () -> releaseAfterLast(open, done);
    for (OpenFile file : left) {
      file.queue.execute(() -> run("close", () -> close(file), closed));
    }
    closed.run();
  }

  private void releaseAfterLast(AtomicInteger open, Runnable done) {
    if (open.decrementAndGet() == 0) {
      names.execute(() -> run("unlock", this::releaseOwner, done));
    }
  }

  private void releaseOwner() throws IOException {
    if (owner != null) {
      owner.release();
    }
  }

  private void run(String operation, Closing closing, Runnable after) {
    try {
      closing.run();
    } catch (Throwable error) {
      errors.accept(StorageErrors.of(operation, where(""), error));
    } finally {
      after.run();
    }
  }

  private interface Closing {
    void run() throws IOException;
  }
}
