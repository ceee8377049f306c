package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.OwnerLock;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.runtime.storage.StorageFile;

@Timeout(60)
class JvmFilesTests {
  @TempDir Path parent;

  private final List<String> reports = new CopyOnWriteArrayList<>();
  private Path directory;
  private JvmRuntime runtime;
  private Storage storage;

  @BeforeEach
  void open() {
    directory = parent.resolve("made/on/first/use");
    runtime = runtimeOn(directory);
    storage = runtime.storage();
  }

  @AfterEach
  void close() {
    runtime.close();
    assertThat(reports).isEmpty();
  }

  @Test
  void append_severalCalled_keepTheirOrderAndOffsets() {
    StorageFile file = await(() -> storage.create("log"));
    List<Promise<Long>> offsets = new ArrayList<>();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      offsets.add(file.append((i + ";").getBytes(StandardCharsets.US_ASCII)));
      expected.append(i).append(';');
    }
    assertThat(await(() -> runtime.all(offsets))).isSorted().startsWith(0L, 2L, 4L);
    assertThat(text(await(() -> file.read(0, 10_000)))).isEqualTo(expected.toString());
    assertThat(await(file::size)).isEqualTo(expected.length());
  }

  @Test
  void read_atTheEdges_givesWhatIsThere() {
    StorageFile file = written("log", "0123456789");
    assertThat(text(await(() -> file.read(4, 3)))).isEqualTo("456");
    assertThat(text(await(() -> file.read(8, 100)))).isEqualTo("89");
    assertThat(await(() -> file.read(10, 1))).isEmpty();
    assertThat(await(() -> file.read(Long.MAX_VALUE, Integer.MAX_VALUE))).isEmpty();
    assertThat(await(() -> file.read(0, 0))).isEmpty();
    assertThatThrownBy(() -> await(() -> file.read(-1, 1)))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageContaining("offset=-1");
    assertThatThrownBy(() -> await(() -> file.read(0, -1)))
        .isInstanceOf(KoruException.BadRequest.class);
  }

  @Test
  void append_largerThanASlice_readsBackWhole() {
    byte[] large = new byte[(5 << 20) + 17];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) (i * 31);
    }
    StorageFile file = await(() -> storage.create("large"));
    await(() -> file.append(large));
    await(file::sync);
    assertThat(await(() -> file.read(0, large.length))).isEqualTo(large);
  }

  @Test
  void open_afterClose_continuesAtTheEnd() {
    StorageFile file = written("log", "abc");
    await(file::close);
    StorageFile again = await(() -> storage.open("log"));
    assertThat(await(() -> again.append(bytes("def")))).isEqualTo(3);
    assertThat(text(await(() -> again.read(0, 10)))).isEqualTo("abcdef");
  }

  @Test
  void names_missingExistingOrOpen_refusedByCode() {
    StorageFile file = written("log", "abc");
    assertCode("bad_request", () -> storage.create("log"));
    assertCode("bad_request", () -> storage.open("log"));
    assertCode("bad_request", () -> storage.rename("log", "other"));
    assertCode("bad_request", () -> storage.delete("log"));
    await(file::close);
    assertCode("bad_request", () -> storage.create("log"));
    assertCode("not_found", () -> storage.open("absent"));
    assertCode("not_found", () -> storage.rename("absent", "other"));
    assertCode("not_found", () -> storage.delete("absent"));
    assertThat(await(storage::list)).containsExactly("log");
  }

  @Test
  void rename_targetExists_replacesIt() {
    await(written("old", "old")::close);
    await(written("new", "new")::close);
    await(() -> storage.rename("new", "old"));
    await(storage::syncDirectory);
    assertThat(await(storage::list)).containsExactly("old");
    StorageFile file = await(() -> storage.open("old"));
    assertThat(text(await(() -> file.read(0, 10)))).isEqualTo("new");
    await(file::close);
    await(() -> storage.delete("old"));
    assertThat(await(storage::list)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", ".", "../x", "a/b", "A", "ä", "a b", "owner.lock", "a\0"})
  void create_illegalName_badRequest(String name) {
    assertCode("bad_request", () -> storage.create(name));
    assertCode("bad_request", () -> storage.open(name));
    assertCode("bad_request", () -> storage.rename("x", name));
    assertCode("bad_request", () -> storage.delete(name));
  }

  @Test
  void list_foreignEntries_listedButNotTheLock() throws IOException {
    await(storage::lock);
    await(written("b", "")::close);
    Files.createFile(directory.resolve("Foreign File"));
    Files.createDirectory(directory.resolve("a-directory"));
    assertThat(await(storage::list)).containsExactly("Foreign File", "a-directory", "b");
    assertThat(Files.exists(directory.resolve("owner.lock"))).isTrue();
    assertCode("bad_request", () -> storage.open("a-directory"));
  }

  @Test
  void operations_afterClose_closed() {
    StorageFile file = written("log", "abc");
    await(file::close);
    assertThat(file.close().peek()).contains(new Outcome.Success<>(null));
    assertCode("closed", file::size);
    assertCode("closed", file::sync);
    assertCode("closed", () -> file.read(0, 1));
    assertCode("closed", () -> file.append(bytes("x")));
  }

  @Test
  void directory_firstUse_madeForItsOwnerOnly() throws IOException {
    assertThat(Files.exists(parent.resolve("made"))).isFalse();
    assertThat(await(storage::list)).isEmpty();
    assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("posix");
    assertThat(mode(directory)).isEqualTo("rwx------");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void directory_thereAlreadyAndWider_isUsedAsItIsWithFilesForTheirOwnerOnly() throws IOException {
    assumeThat(parent.getFileSystem().supportedFileAttributeViews()).contains("posix");
    Path wide = Files.createDirectory(parent.resolve("wide"));
    Files.setPosixFilePermissions(wide, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (JvmRuntime other = runtimeOn(wide)) {
      other.await("lock", () -> other.storage().lock());
      other.await("create", () -> other.storage().create("log"));
      assertThat(mode(wide.resolve("owner.lock"))).isEqualTo("rw-------");
    }
    assertThat(mode(wide)).isEqualTo("rwxr-xr-x");
    assertThat(mode(wide.resolve("log"))).isEqualTo("rw-------");
  }

  @Test
  void directory_symbolicLinkToOne_isUsed() throws IOException {
    Path real = Files.createDirectory(parent.resolve("real"));
    Path link = Files.createSymbolicLink(parent.resolve("link"), real);
    try (JvmRuntime other = runtimeOn(link)) {
      other.await("create", () -> other.storage().create("log"));
    }
    assertThat(real.resolve("log")).exists();
  }

  @Test
  void directory_removedUnderneath_storageFailureButNoFileNotFound() throws IOException {
    await(storage::list);
    Files.delete(directory);
    assertCode("storage_failure", storage::list);
    assertCode("storage_failure", () -> storage.create("log"));
    assertCode("storage_failure", storage::lock);
    assertCode("not_found", () -> storage.open("log"));
  }

  @Test
  void delete_directory_badRequest() throws IOException {
    await(storage::list);
    Files.createDirectory(directory.resolve("foreign"));
    assertCode("bad_request", () -> storage.delete("foreign"));
    assertCode("bad_request", () -> storage.rename("foreign", "other"));
    assertThat(directory.resolve("foreign")).isDirectory();
  }

  @Test
  void directory_fileInItsPlace_badRequestNamesIt() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));
    for (Path wanted : List.of(file, file.resolve("below"))) {
      try (JvmRuntime other = runtimeOn(wanted)) {
        assertThatThrownBy(() -> other.await("lock", other.storage()::lock))
            .isInstanceOf(KoruException.BadRequest.class)
            .hasMessageContaining("not a directory: path=" + file);
      }
    }
  }

  @Test
  void directory_noPermission_storageFailureNamesIt() {
    // A place where even root may not make a directory.
    Path forbidden = Path.of("/proc/self/korudelta");
    assumeThat(Files.isDirectory(forbidden.getParent())).isTrue();
    try (JvmRuntime other = runtimeOn(forbidden)) {
      assertThatThrownBy(() -> other.await("lock", other.storage()::lock))
          .isInstanceOf(KoruException.class)
          .hasMessageContaining("operation=lock")
          .hasMessageContaining(forbidden.toString())
          .extracting(e -> ((KoruException) e).code().text())
          .isEqualTo("storage_failure");
    }
  }

  @Test
  void append_diskFull_storageFailureAndNoFurtherSync() throws IOException {
    Path full = Path.of("/dev/full");
    assumeThat(Files.exists(full)).isTrue();
    await(storage::list);
    Files.createSymbolicLink(directory.resolve("full"), full);
    StorageFile file = await(() -> storage.open("full"));
    assertThatThrownBy(() -> await(() -> file.append(bytes("x"))))
        .isInstanceOf(KoruException.StorageFailure.class)
        .hasMessageContaining("operation=append")
        .hasMessageContaining("No space left on device");
    assertThatThrownBy(() -> await(file::sync))
        .isInstanceOf(KoruException.StorageFailure.class)
        .hasMessageContaining("an earlier append or sync");
    assertThatThrownBy(() -> await(() -> file.append(bytes("x"))))
        .isInstanceOf(KoruException.StorageFailure.class);
    await(file::close);
    await(() -> storage.delete("full"));
  }

  @Test
  void read_fileCutUnderneath_corruptionNamesOffsetAndSize() throws IOException {
    StorageFile file = written("log", "0123456789");
    try (FileChannel other = FileChannel.open(directory.resolve("log"), StandardOpenOption.WRITE)) {
      other.truncate(4);
    }
    assertThat(text(await(() -> file.read(1, 3)))).isEqualTo("123");
    assertThatThrownBy(() -> await(() -> file.read(1, 9)))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessageContaining("path=" + directory.resolve("log") + " offset=4 size=10");
  }

  @Test
  void operations_afterShutDown_closed() throws InterruptedException {
    JvmFiles files =
        new JvmFiles(runtime, directory, () -> false, error -> reports.add(error.getMessage()));
    StorageFile file = await(() -> files.create("log"));
    CountDownLatch done = new CountDownLatch(1);
    files.shutDown(done::countDown);
    done.await();
    assertCode("closed", () -> files.create("other"));
    assertCode("closed", files::list);
    assertCode("storage_failure", () -> file.append(bytes("x")));
  }

  @Test
  void close_ownershipCannotBeGivenUp_isReported() throws IOException {
    Path moved = parent.resolve("moved");
    await(storage::lock);
    Files.move(directory, moved);
    Files.createSymbolicLink(directory, directory);
    runtime.close();
    assertThat(reports).singleElement().asString().contains("operation=unlock", "" + directory);
    reports.clear();
  }

  @Test
  void append_callersInterrupted_channelStaysOpen() throws InterruptedException {
    StorageFile file = await(() -> storage.create("log"));
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Thread thread =
          new Thread(
              () -> {
                Thread.currentThread().interrupt();
                assertThatThrownBy(
                        () -> await(() -> file.append(bytes("x")).then(x -> file.sync())))
                    .isInstanceOf(KoruException.Cancelled.class);
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    await(file::sync);
    assertThat(text(await(() -> file.read(0, 100)))).isEqualTo("x".repeat(20));
  }

  @Test
  void close_runtimeClosed_filesAndLockAreFree() {
    OwnerLock lock = await(storage::lock);
    written("log", "abc");
    assertThat(lock).isNotNull();
    runtime.close();
    assertThat(Files.exists(directory.resolve("owner.lock"))).isFalse();
    try (JvmRuntime next = runtimeOn(directory)) {
      next.await("lock", next.storage()::lock);
      assertThat(next.await("list", next.storage()::list)).containsExactly("log");
    }
  }

  private JvmRuntime runtimeOn(Path path) {
    return JvmRuntime.builder()
        .directory(path)
        .errorSink((task, error) -> reports.add(task + ": " + error))
        .open();
  }

  private StorageFile written(String name, String content) {
    StorageFile file = await(() -> storage.create(name));
    await(() -> file.append(bytes(content)));
    return file;
  }

  private <T extends @Nullable Object> T await(Supplier<Promise<T>> call) {
    return runtime.await("test", call);
  }

  private <T extends @Nullable Object> void assertCode(String code, Supplier<Promise<T>> call) {
    assertThatThrownBy(() -> await(call))
        .isInstanceOf(KoruException.class)
        .extracting(e -> ((KoruException) e).code().text())
        .isEqualTo(code);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
