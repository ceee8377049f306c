package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.json.JsonNumber;
import org.korudelta.runtime.storage.StorageFile;

/** Zeros behind the end of a file that is synced often. */
@Timeout(60)
class HeadroomTests {
  private static final int WRITES = 20;

  @TempDir Path parent;

  private void appendAndSync(JvmRuntime runtime, StorageFile file) {
    runtime.await("append", () -> file.append("line\n".getBytes(StandardCharsets.UTF_8)));
    runtime.await("sync", file::sync);
  }

  @Test
  void append_toFileSyncedOften_writesZerosAheadThatNobodySees() throws IOException {
    Path log = parent.resolve("data/log");
    try (JvmRuntime runtime = JvmRuntime.open(parent.resolve("data"))) {
      StorageFile file = runtime.await("create", () -> runtime.storage().create("log"));
      for (int i = 0; i < WRITES; i++) {
        appendAndSync(runtime, file);
      }

      assertThat(Files.size(log)).isGreaterThan(5L * WRITES);
      assertThat(runtime.await("size", file::size)).isEqualTo(5L * WRITES);
      assertThat(runtime.await("read", () -> file.read(5L * (WRITES - 1), 100)))
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("line\n");
      runtime.await("close", file::close);
    }
    assertThat(Files.readString(log)).isEqualTo("line\n".repeat(WRITES));
  }

  @Test
  void append_toFileSyncedOnce_writesNoneAhead() throws IOException {
    try (JvmRuntime runtime = JvmRuntime.open(parent.resolve("data"))) {
      StorageFile file = runtime.await("create", () -> runtime.storage().create("log"));
      appendAndSync(runtime, file);
      appendAndSync(runtime, file);

      assertThat(Files.size(parent.resolve("data/log"))).isEqualTo(10);
    }
  }

  @Test
  void append_ofMuchAtOnce_writesNoneAhead() throws IOException {
    int bytes = 100_000;
    try (JvmRuntime runtime = JvmRuntime.open(parent.resolve("data"))) {
      StorageFile file = runtime.await("create", () -> runtime.storage().create("log"));
      for (int i = 0; i < WRITES; i++) {
        runtime.await("append", () -> file.append(new byte[bytes]));
        runtime.await("sync", file::sync);
      }

      assertThat(Files.size(parent.resolve("data/log"))).isEqualTo((long) WRITES * bytes);
    }
  }

  /** As a killed process leaves it, which cuts nothing off. */
  @Test
  void open_afterAKillWithZerosAhead_hasEverythingAndGoesOn() throws IOException {
    Path killed = parent.resolve("killed");
    try (BlockingKoruDelta db = BlockingKoruDelta.open(parent.resolve("data"))) {
      for (int i = 0; i < WRITES; i++) {
        db.put("ns", "k" + i, JsonNumber.of(i));
      }
      copy(parent.resolve("data"), killed);
    }
    assertThat(endsInZeros(killed)).isTrue();
    assertThat(BlockingKoruDelta.verify(killed, found -> {}).traces()).isZero();

    for (int round = 0; round < 2; round++) {
      try (BlockingKoruDelta db = BlockingKoruDelta.open(killed)) {
        db.put("rounds", "r" + round, JsonNumber.of(round));
        assertThat(db.stats().recovery().tornBytes()).isZero();
        assertThat(db.keys("ns")).hasSize(WRITES);
        assertThat(db.keys("rounds")).hasSize(round + 1);
      }
    }
  }

  /** What looked like the end when it was read may be written over before it is judged. */
  @Test
  void openReadOnly_besideAWriter_neverTakesWhatIsWrittenForDamage() throws Exception {
    Path data = parent.resolve("data");
    AtomicBoolean done = new AtomicBoolean();
    Set<Long> seen = new HashSet<>();
    try (BlockingKoruDelta db = BlockingKoruDelta.open(data)) {
      db.put("ns", "k", JsonNumber.of(0));
      FutureTask<Integer> writing = new FutureTask<>(() -> writeUntil(done, db));
      new Thread(writing).start();
      try {
        long end = System.nanoTime() + 2_000_000_000L;
        while (System.nanoTime() < end) {
          try (BlockingKoruReader reader = BlockingKoruDelta.openReadOnly(data)) {
            assertThat(reader.keys("ns")).isNotEmpty();
            seen.add(reader.stats().commitCount());
          }
        }
      } finally {
        done.set(true);
      }
      assertThat(writing.get()).isPositive();
    }
    assertThat(seen).hasSizeGreaterThan(1);
  }

  private static int writeUntil(AtomicBoolean done, BlockingKoruDelta db) {
    int written = 0;
    while (!done.get()) {
      db.put("ns", "k" + written % 100, JsonNumber.of(written));
      written++;
    }
    return written;
  }

  /** Killed between the seal and the cut. */
  @Test
  void open_withZerosBehindTheSeal_hasEverythingAndGoesOn() throws IOException {
    Path data = parent.resolve("data");
    try (BlockingKoruDelta db = BlockingKoruDelta.open(data)) {
      db.put("ns", "a", JsonNumber.of(1));
    }
    Path segment = segments(data).get(0);
    Files.write(segment, new byte[1 << 16], StandardOpenOption.APPEND);

    try (BlockingKoruDelta db = BlockingKoruDelta.open(data)) {
      assertThat(db.get("ns", "a")).isPresent();
      db.put("ns", "b", JsonNumber.of(2));
    }
    try (BlockingKoruDelta db = BlockingKoruDelta.open(data)) {
      assertThat(db.keys("ns")).containsExactly("a", "b");
    }
  }

  private static boolean endsInZeros(Path directory) throws IOException {
    byte[] bytes = Files.readAllBytes(segments(directory).get(0));
    return bytes[bytes.length - 1] == 0 && bytes[bytes.length - 1000] == 0;
  }

  private static List<Path> segments(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".log")).toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(path -> !path.endsWith("owner")).toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }
}
