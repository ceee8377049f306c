package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.json.Json;
import org.korudelta.runtime.storage.StorageFile;

/**
 * That a sync reaches the operating system, as the JDK's own flight recorder sees it. That of Java
 * 17 does not see the channels of open files; there, as elsewhere, the trace of {@code koru prove
 * syncs} tells of them.
 */
@Timeout(60)
class FileSyncTests {
  private static final String FORCE = "jdk.FileForce";
  private static final int SEES_OPEN_FILES = 25;

  @TempDir Path parent;

  private static void assumeSeen() {
    assumeTrue(Runtime.version().feature() >= SEES_OPEN_FILES);
  }

  @Test
  void sync_ofAFile_forcesThatFileToDiskEachTime() throws IOException {
    assumeSeen();
    Path directory = parent.resolve("data");
    List<String> forced =
        forcedDuring(
            directory,
            runtime -> {
              StorageFile file = runtime.await("create", () -> runtime.storage().create("log"));
              runtime.await("append", () -> file.append(new byte[] {1}));
              runtime.await("sync", file::sync);
              runtime.await("append", () -> file.append(new byte[] {2}));
              runtime.await("sync", file::sync);
            });
    assertThat(forced).filteredOn(directory.resolve("log").toString()::equals).hasSize(2);
  }

  @Test
  void put_acknowledgedOneByOne_forcesTheLogForEach() throws IOException {
    assumeSeen();
    Path directory = parent.resolve("data");
    List<String> forced =
        forcedDuring(
            directory,
            runtime -> {
              try (BlockingKoruDelta db =
                  BlockingKoruDelta.open(runtime, BlockingKoruDelta.defaults())) {
                for (int i = 0; i < 10; i++) {
                  db.put("n", "k" + i, Json.parse("1"));
                }
              }
            });
    assertThat(forced).contains(directory.toString());
    assertThat(forced).filteredOn(path -> path.endsWith(".log")).hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void append_withoutSync_forcesNothing() throws IOException {
    assumeSeen();
    Path directory = parent.resolve("data");
    List<String> forced =
        forcedDuring(
            directory,
            runtime -> {
              StorageFile file = runtime.await("create", () -> runtime.storage().create("log"));
              runtime.await("append", () -> file.append(new byte[] {1}));
              runtime.await("close", file::close);
            });
    assertThat(forced).doesNotContain(directory.resolve("log").toString());
  }

  @Test
  void syncDirectory_always_forcesTheDirectory() throws IOException {
    Path directory = parent.resolve("data");
    List<String> forced =
        forcedDuring(directory, r -> r.await("sync", () -> r.storage().syncDirectory()));
    assertThat(forced).contains(directory.toString());
  }

  @Test
  void firstUse_directoriesMade_forcesEveryParent() throws IOException {
    Path directory = parent.resolve("a/b");
    List<String> forced = forcedDuring(directory, r -> r.await("list", () -> r.storage().list()));
    assertThat(forced).contains(parent.toString(), parent.resolve("a").toString());
  }

  @Test
  void lock_taken_forcesTheRecord() throws IOException {
    Path directory = parent.resolve("data");
    List<String> forced = forcedDuring(directory, r -> r.await("lock", () -> r.storage().lock()));
    assertThat(forced)
        .anyMatch(path -> path.startsWith(directory.resolve("owner.lock").toString()));
  }

  private interface Work {
    void on(JvmRuntime runtime);
  }

  private List<String> forcedDuring(Path directory, Work work) throws IOException {
    try (Recording recording = new Recording();
        JvmRuntime runtime = JvmRuntime.open(directory)) {
      recording.enable(FORCE).withoutThreshold();
      recording.start();
      work.on(runtime);
      recording.stop();
      Path dump = parent.resolve("forced.jfr");
      recording.dump(dump);
      return RecordingFile.readAllEvents(dump).stream().map(FileSyncTests::path).toList();
    }
  }

  private static String path(RecordedEvent event) {
    return event.getString("path");
  }
}
