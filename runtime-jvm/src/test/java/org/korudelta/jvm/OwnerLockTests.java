package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.storage.OwnerLock;

@Timeout(60)
class OwnerLockTests {
  private static final long OWN_PID = ProcessHandle.current().pid();

  @TempDir Path directory;
  private Path lockFile;

  @BeforeEach
  void nameLockFile() {
    lockFile = directory.resolve("owner.lock");
  }

  @Test
  void lock_twiceInOneProcess_alreadyOpenNamesThisProcess() throws IOException {
    Path alias =
        Files.createSymbolicLink(
            directory.resolveSibling(directory.getFileName() + "-alias"), directory);
    try (JvmRuntime first = JvmRuntime.open(directory);
        JvmRuntime second = JvmRuntime.open(alias)) {
      OwnerLock lock = first.await("lock", first.storage()::lock);
      assertThatThrownBy(() -> second.await("lock", second.storage()::lock))
          .isInstanceOf(KoruException.AlreadyOpen.class)
          .hasMessageContaining("ownerPid=" + OWN_PID);
      assertThatThrownBy(() -> first.await("lock", first.storage()::lock))
          .isInstanceOf(KoruException.AlreadyOpen.class);
      first.await("release", lock::release);
      first.await("release again", lock::release);
      second.await("lock", second.storage()::lock);
    } finally {
      Files.delete(alias);
    }
    assertThat(lockFile).doesNotExist();
  }

  @Test
  void lock_heldByAnotherProcess_alreadyOpenNamesItUntilItIsKilled()
      throws IOException, InterruptedException {
    try (ChildProcess child = ChildProcess.start(LockHolder.class, directory.toString())) {
      assertThat(child.line()).isEqualTo("locked");
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(this::lockAndRelease)
            .isInstanceOf(KoruException.AlreadyOpen.class)
            .hasMessageContaining("path=" + directory)
            .hasMessageContaining("ownerPid=" + child.pid());
      }
      child.kill();
      assertThat(lockFile).exists();
      lockAndRelease();
    }
  }

  @Test
  void lock_heldHere_otherProcessRefusedAfterThisOneTriedTwice() throws IOException {
    try (JvmRuntime first = JvmRuntime.open(directory)) {
      first.await("lock", first.storage()::lock);
      // Looking at the file a second time would drop this process's own POSIX lock.
      assertThatThrownBy(this::lockAndRelease).isInstanceOf(KoruException.AlreadyOpen.class);
      try (ChildProcess child = ChildProcess.start(LockHolder.class, directory.toString())) {
        assertThat(child.line())
            .contains("AlreadyOpen")
            .contains("ownerPid=" + OWN_PID)
            .contains("evidence=file lock held");
      }
    }
  }

  @Test
  void lock_anotherProcessIsJustTakingIt_alreadyOpen() throws IOException, InterruptedException {
    try (ChildProcess child = ChildProcess.start(SilentLocker.class, directory.toString())) {
      assertThat(child.line()).isEqualTo("locked");
      assertThatThrownBy(this::lockAndRelease)
          .isInstanceOf(KoruException.AlreadyOpen.class)
          .hasMessageContaining("being opened by another process: path=" + directory);
      child.kill();
    }
    lockAndRelease();
  }

  /** As when a class loader of its own, which knows nothing of this one, holds the directory. */
  @Test
  void lock_heldByOtherCodeOfThisProcess_alreadyOpen() throws IOException {
    write(new OwnerRecord(4242, "ticks:1", "boot", "pid:[1]", true));
    try (FileChannel other = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
      other.lock(1L << 32, 1, false);
      assertThatThrownBy(() -> OwnerLockFile.acquire(directory))
          .isInstanceOf(KoruException.AlreadyOpen.class)
          .hasMessageContaining("ownerPid=4242")
          .hasMessageContaining("file lock held");
    }
    lockAndRelease();
  }

  @Test
  void lock_itsOwnNewFileIsLocked_failsAndLeavesTheDirectoryFree() throws IOException {
    Path beside = directory.resolve("owner.lock." + OWN_PID);
    try (FileChannel other =
        FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      other.lock(1L << 32, 1, false);
      assertThatThrownBy(() -> OwnerLockFile.acquire(directory))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("path=" + beside);
    }
    lockAndRelease();
  }

  @Test
  void release_againAfterTheNextOwnerCame_leavesThatOneAlone() throws IOException {
    OwnerLockFile first = OwnerLockFile.acquire(directory);
    first.release();
    OwnerLockFile second = OwnerLockFile.acquire(directory);
    first.release();
    assertThatThrownBy(() -> OwnerLockFile.acquire(directory))
        .isInstanceOf(KoruException.AlreadyOpen.class);
    assertThat(lockFile).exists();
    second.release();
  }

  @Test
  void release_once_dropsTheFileLock() throws IOException {
    Path link = directory.resolveSibling(directory.getFileName() + "-link");
    OwnerLockFile lock = OwnerLockFile.acquire(directory);
    Files.createLink(link, lockFile);
    lock.release();
    try (FileChannel same = FileChannel.open(link, StandardOpenOption.WRITE)) {
      assertThat(same.tryLock(1L << 32, 1, false)).isNotNull();
    } finally {
      Files.delete(link);
    }
  }

  @Test
  void release_lockFileIsGone_isHarmless() throws IOException {
    OwnerLockFile lock = OwnerLockFile.acquire(directory);
    Files.delete(lockFile);
    lock.release();
    lock.release();
    lockAndRelease();
  }

  @Test
  void lock_manyOpenersOfADeadOwner_exactlyOneWins() throws Exception {
    for (int round = 0; round < 20; round++) {
      write(deadOwner(true));
      assertThat(winners(4)).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void lock_ownerDead_takesOver(boolean fileLocked) throws IOException {
    assumeLinux();
    write(deadOwner(fileLocked));
    lockAndRelease();
  }

  @Test
  void lock_ownerOfAnEarlierBoot_takesOver() throws IOException {
    assumeLinux();
    OwnerRecord self = ProcessFacts.self();
    write(new OwnerRecord(self.pid(), self.start(), "an-earlier-boot", "pid:[1]", false));
    lockAndRelease();
  }

  @Test
  void lock_processIdReused_takesOver() throws IOException {
    assumeLinux();
    OwnerRecord self = ProcessFacts.self();
    write(new OwnerRecord(self.pid(), "ticks:1", self.bootId(), self.pidNamespace(), false));
    lockAndRelease();
  }

  @Test
  void lock_ownerAliveWithoutFileLock_alreadyOpen() throws IOException {
    assumeLinux();
    OwnerRecord self = ProcessFacts.self();
    write(new OwnerRecord(self.pid(), self.start(), self.bootId(), self.pidNamespace(), false));
    assertRefused(self.pid());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "millis:1"})
  void lock_startOfLivingProcessNotComparable_alreadyOpen(String start) throws IOException {
    assumeLinux();
    OwnerRecord self = ProcessFacts.self();
    write(new OwnerRecord(self.pid(), start, self.bootId(), self.pidNamespace(), false));
    assertRefused(self.pid());
  }

  @Test
  void lock_recordOfAnotherVersion_alreadyOpen() throws IOException {
    Files.writeString(lockFile, "korudelta-owner 2\nwho=someone\nend\n");
    assertThatThrownBy(this::lockAndRelease)
        .isInstanceOf(KoruException.AlreadyOpen.class)
        .hasMessageContaining("korudelta-owner 2");
  }

  @Test
  void lock_ownersNameIsNotUtf8_stillAlive() throws IOException, InterruptedException {
    assumeLinux();
    Path comm = Path.of("/proc/self/comm");
    assumeThat(Files.isWritable(comm)).isTrue();
    ProcessBuilder builder =
        new ProcessBuilder(
            "sh", "-c", "printf '\\377\\376' > /proc/$$/comm && echo named && read line");
    Process process = builder.start();
    try {
      assertThat(process.inputReader().readLine()).isEqualTo("named");
      assertThat(ProcessFacts.start(process.pid())).hasValueSatisfying(this::isTicks);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private void isTicks(String start) {
    assertThat(start).startsWith("ticks:");
  }

  @Test
  void release_lockFileIsSomebodyElsesNow_leavesIt() throws IOException {
    OwnerLockFile lock = OwnerLockFile.acquire(directory);
    Path theirs = Files.writeString(directory.resolve("theirs"), "theirs");
    Files.move(theirs, lockFile, StandardCopyOption.ATOMIC_MOVE);
    lock.release();
    assertThat(lockFile).hasContent("theirs");
  }

  @Test
  void lock_ownRecordLeftBehind_takesOver() throws IOException {
    assumeLinux();
    write(ProcessFacts.self());
    lockAndRelease();
  }

  @Test
  void lock_ownerInAnotherNamespaceWithoutFileLock_alreadyOpen() throws IOException {
    OwnerRecord self = ProcessFacts.self();
    write(new OwnerRecord(4242, "ticks:1", self.bootId(), "pid:[1]", false));
    assertRefused(4242);
    write(new OwnerRecord(4242, "ticks:1", self.bootId(), "", false));
    assertRefused(4242);
  }

  @Test
  void lock_ownerInAnotherNamespaceWithFreeFileLock_takesOver() throws IOException {
    OwnerRecord self = ProcessFacts.self();
    write(new OwnerRecord(4242, "ticks:1", self.bootId(), "pid:[1]", true));
    lockAndRelease();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "korudelta-owner 1\npid=1", "\0\0\0\0", "\n", "\n\nend\n"})
  void lock_recordNotWhole_takesOver(String rest) throws IOException {
    Files.writeString(lockFile, rest);
    lockAndRelease();
  }

  @Test
  void record_written_readsBackEqual() {
    OwnerRecord self = ProcessFacts.self();
    assertThat(OwnerRecord.parse(self.bytes())).contains(self);
    assertThat(self.pid()).isEqualTo(OWN_PID);
    assertThat(self.start()).isNotEmpty();
  }

  @Test
  void life_ofThisProcess_aliveAndOfItsRemainsDead() throws IOException {
    assumeLinux();
    assertThat(ProcessFacts.self().life()).isEqualTo(OwnerRecord.Life.ALIVE);
    assertThat(deadOwner(true).life()).isEqualTo(OwnerRecord.Life.DEAD);
  }

  private List<OwnerLockFile> winners(int openers) throws Exception {
    List<OwnerLockFile> won = new CopyOnWriteArrayList<>();
    List<Thread> threads = new ArrayList<>();
    CyclicBarrier start = new CyclicBarrier(openers);
    for (int i = 0; i < openers; i++) {
      threads.add(new Thread(() -> tryWinning(start, won)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    for (OwnerLockFile lock : won) {
      lock.release();
    }
    return won;
  }

  private void tryWinning(CyclicBarrier start, List<OwnerLockFile> won) {
    try {
      start.await();
      won.add(OwnerLockFile.acquire(directory));
    } catch (KoruException.AlreadyOpen e) {
      assertThat(e).hasMessageContaining("ownerPid=" + OWN_PID);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void lockAndRelease() {
    try (JvmRuntime runtime = JvmRuntime.open(directory)) {
      OwnerLock lock = runtime.await("lock", runtime.storage()::lock);
      assertThat(readRecord()).isEqualTo(ProcessFacts.self());
      runtime.await("release", lock::release);
      assertThat(runtime.await("list", runtime.storage()::list)).isEmpty();
    }
    assertThat(directory).isEmptyDirectory();
  }

  private void assertRefused(long pid) {
    assertThatThrownBy(this::lockAndRelease)
        .isInstanceOf(KoruException.AlreadyOpen.class)
        .hasMessageContaining("ownerPid=" + pid);
  }

  private OwnerRecord deadOwner(boolean fileLocked) throws IOException {
    OwnerRecord self = ProcessFacts.self();
    return new OwnerRecord(deadPid(), "ticks:1", self.bootId(), self.pidNamespace(), fileLocked);
  }

  private static long deadPid() throws IOException {
    Process process = new ProcessBuilder("true").start();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return process.pid();
  }

  // Not while it is held here: closing the file would drop the file lock.
  private void write(OwnerRecord record) throws IOException {
    Files.write(lockFile, record.bytes());
  }

  private OwnerRecord readRecord() {
    try {
      return OwnerRecord.parse(Files.readAllBytes(lockFile)).orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assumeLinux() {
    assumeThat(ProcessFacts.bootId()).isNotEmpty();
  }
}
