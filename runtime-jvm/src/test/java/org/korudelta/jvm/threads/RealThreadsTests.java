package org.korudelta.jvm.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korudelta.Durability;
import org.korudelta.MemoryBudget;
import org.korudelta.Options;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Verification;

/**
 * Threads on files, in each durability, with next to no memory: the index is written, merged and
 * read back all the time. The simulator decides which thread goes on; here nobody does.
 */
@Timeout(3_600)
class RealThreadsTests {
  private static final boolean NIGHTLY = Boolean.getBoolean("koru.nightly");
  private static final Duration TIME = NIGHTLY ? Duration.ofMinutes(15) : Duration.ofSeconds(2);
  private static final int LIVES = NIGHTLY ? 4 : 2;
  private static final int SEGMENT_BYTES = 64 << 10;
  private static final MemoryBudget LITTLE = new MemoryBudget(0, 2_000, 2_000, 64);

  @TempDir Path directory;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  static Stream<Durability> durabilities() {
    return Stream.of(
        Durability.sync(), Durability.async(Duration.ofMillis(1)), Durability.memory());
  }

  @ParameterizedTest
  @MethodSource("durabilities")
  void threads_onFiles_areOneOrderOfOperations(Durability durability) throws Exception {
    Options options =
        BlockingKoruDelta.defaults()
            .withDurability(durability)
            .withSegmentBytesMax(SEGMENT_BYTES)
            .withMemory(LITTLE);
    long start = System.nanoTime();
    long rounds = 0;
    long undecided = 0;
    do {
      Path data = Files.createTempDirectory(directory, "data");
      Lives lives = new Lives(data, options, threads);
      for (int life = 0; life < LIVES; life++) {
        lives.live();
      }
      requireSound(data);
      rounds += lives.rounds();
      undecided += lives.undecided();
    } while (System.nanoTime() - start < TIME.toNanos());
    assertThat(undecided).as("undecided of rounds=%s", rounds).isLessThanOrEqualTo(rounds / 100);
  }

  /** Sees every byte of the log, and that the index was written again and again. */
  private static void requireSound(Path data) throws IOException {
    List<Finding> damages = new ArrayList<>();
    Verification verification = BlockingKoruDelta.verify(data, damages::add);
    assertThat(verification.sound()).as("%s", damages).isTrue();
    assertThat(verification.cleanClose()).isTrue();
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .anyMatch(name -> name.matches("index-0*[1-9][0-9].*"));
    }
  }
}
