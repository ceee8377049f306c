package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

/** Work on files by the thread that would wait for it. */
@Timeout(60)
class WaitingThreadFileTests {
  @TempDir Path parent;

  private JvmRuntime runtime;
  private StorageFile file;

  @BeforeEach
  void open() {
    runtime = JvmRuntime.open(parent.resolve("data"));
    file = runtime.await("create", () -> runtime.storage().create("log"));
    append("one two three");
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  private void append(String text) {
    runtime.await("append", () -> file.append(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * What a waiting thread reads by itself, so that it is there when the call returns: not at once
   * after an append, whose thread may still be about to look for more.
   */
  private String readHere(long offset, int length) {
    boolean[] atOnce = new boolean[1];
    byte[] bytes = {};
    while (!atOnce[0]) {
      bytes =
          runtime.await(
              "read",
              () -> {
                Promise<byte[]> read = file.read(offset, length);
                atOnce[0] = read.peek().isPresent();
                return read;
              });
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void read_byWaitingThread_isThereAtOnceUpToTheEnd() {
    assertThat(readHere(4, 3)).isEqualTo("two");
    assertThat(readHere(8, 100)).isEqualTo("three");
    assertThat(readHere(100, 3)).isEmpty();
    append(" four");
    assertThat(readHere(8, 100)).isEqualTo("three four");
  }

  @Test
  void read_byInterruptedThread_leavesTheFileOpen() {
    assertThat(readHere(0, 3)).isEqualTo("one");
    Thread.currentThread().interrupt();
    try {
      assertThat(readHere(0, 3)).isEqualTo("one");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    append(" four");
    assertThat(readHere(14, 4)).isEqualTo("four");
  }

  @Test
  void appendAndSync_byWaitingThread_areDoneWhenTheyReturn() {
    runtime.await(
        "append",
        () -> {
          Promise<Long> appended = file.append("!".getBytes(StandardCharsets.UTF_8));
          assertThat(appended.peek()).isPresent();
          Promise<?> synced = file.sync();
          assertThat(synced.peek()).isPresent();
          return appended;
        });
    assertThat(readHere(8, 100)).isEqualTo("three!");
  }

  @Test
  void appendAndSync_byInterruptedThread_leaveTheFileOpen() {
    runtime.await(
        "append",
        () -> {
          Thread.currentThread().interrupt();
          Promise<Long> appended = file.append(" four".getBytes(StandardCharsets.UTF_8));
          file.sync();
          return appended;
        });
    assertThat(Thread.interrupted()).isTrue();
    append(" five");
    assertThat(readHere(0, 100)).isEqualTo("one two three four five");
  }

  @Test
  void read_closedFile_isClosed() {
    assertThat(readHere(0, 3)).isEqualTo("one");
    runtime.await("close", file::close);
    assertThatThrownBy(() -> runtime.await("read", () -> file.read(0, 3)))
        .isInstanceOf(KoruException.Closed.class);
  }

  @Test
  void read_outOfRange_isBadRequest() {
    assertThatThrownBy(() -> runtime.await("read", () -> file.read(-1, 3)))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageContaining("offset=-1");
  }
}
