package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.MemoryDisk;

/** A failure to give ownership up never hides why it is given up. */
class EndingTests {
  private static final String SLOT = FileNames.manifest(0);

  private static AbstractThrowableAssert<?, ?> assertFails(
      DiskImage image, Function<AsyncRuntime, Promise<?>> work) {
    DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), image.disk());
    return assertThatThrownBy(
        () -> runtime.await(work.apply(new UnreleasedStorage(runtime).view()).map(done -> done)));
  }

  private static DiskImage closed() {
    MemoryDisk disk = new MemoryDisk();
    new LogBench(disk).open().append(1, 1).close();
    return DiskImage.of(disk);
  }

  /** A manifest as a later format version would write it. */
  private static DiskImage later() {
    byte[] slot = closed().bytes(SLOT).clone();
    LittleEndian.putInt(slot, 8, 2);
    int scope = slot.length - 4;
    LittleEndian.putInt(slot, scope, Checksum.of(slot, 0, scope));
    return closed().with(SLOT, slot);
  }

  private static Promise<?> verified(AsyncRuntime runtime) {
    return LogVerification.run(runtime, LogBench.SMALL, (commit, found) -> {}, found -> {});
  }

  private static Promise<CommitLog> opened(AsyncRuntime runtime) {
    return CommitLog.open(runtime, LogBench.SMALL, (sequence, commit) -> {});
  }

  @Test
  void verify_failsAndCannotRelease_failsAsItDidFirst() {
    assertFails(later(), EndingTests::verified)
        .isInstanceOf(KoruException.Unsupported.class)
        .satisfies(EndingTests::requireSuppressed);
  }

  @Test
  void open_failsAndCannotRelease_failsAsItDidFirst() {
    assertFails(later(), EndingTests::opened)
        .isInstanceOf(KoruException.Unsupported.class)
        .satisfies(EndingTests::requireSuppressed);
  }

  private static void requireSuppressed(Throwable error) {
    assertThatThrownBy(
            () -> {
              throw error.getSuppressed()[0];
            })
        .hasMessage(UnreleasedStorage.REASON);
  }

  @Test
  void verify_cannotRelease_fails() {
    assertFails(closed(), EndingTests::verified).hasMessage(UnreleasedStorage.REASON);
  }

  @Test
  void close_cannotRelease_fails() {
    assertFails(closed(), runtime -> opened(runtime).then(CommitLog::close))
        .hasMessage(UnreleasedStorage.REASON);
  }
}
