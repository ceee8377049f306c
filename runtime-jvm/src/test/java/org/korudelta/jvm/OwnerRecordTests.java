package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S4: what a record proves, and what it does not. */
@Timeout(60)
class OwnerRecordTests {
  private final OwnerRecord self = ProcessFacts.self();

  /** A record of a platform that cannot tell its boot: death cannot be told either. */
  @Test
  void life_recordWithoutBoot_unprovable() {
    assertThat(new OwnerRecord(1, "", "", self.pidNamespace(), true).life())
        .isEqualTo(OwnerRecord.Life.UNPROVABLE);
  }

  @Test
  void life_processOfAnEarlierBoot_dead() {
    assumeThat(self.bootId()).isNotEmpty();
    assertThat(new OwnerRecord(self.pid(), self.start(), "earlier", "", false).life())
        .isEqualTo(OwnerRecord.Life.DEAD);
  }

  @Test
  void life_processThatEndedButWasNotWaitedFor_dead() throws Exception {
    assumeThat(self.bootId()).isNotEmpty();
    Process parent =
        new ProcessBuilder("sh", "-c", "exec 3<&0; cat <&3 & echo $!; exec sleep 60").start();
    try (BufferedReader output = parent.inputReader(StandardCharsets.US_ASCII)) {
      long child = Long.parseLong(output.readLine());
      // A shell may wait for its child; what it becomes never does.
      until(() -> program(parent.pid()).equals("sleep"));
      OwnerRecord record = recordOf(child);
      assertThat(record.life()).isEqualTo(OwnerRecord.Life.ALIVE);
      parent.getOutputStream().close();
      until(() -> ProcessFacts.start(child).isEmpty());
      assertThat(ProcessHandle.of(child)).as("its remains are there").isPresent();
      assertThat(record.life()).isEqualTo(OwnerRecord.Life.DEAD);
    } finally {
      parent.destroyForcibly().waitFor();
    }
  }

  private static String program(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/comm")).trim();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void until(BooleanSupplier condition) {
    long patienceEnds = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean() && System.nanoTime() < patienceEnds) {
      Thread.onSpinWait();
    }
  }

  private OwnerRecord recordOf(long pid) {
    String start = ProcessFacts.start(pid).orElseThrow();
    return new OwnerRecord(pid, start, self.bootId(), self.pidNamespace(), false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "korudelta-owner 1\npid=many\nend\n",
        "korudelta-owner 1\nend\n",
        "korudelta-owner 1\npid=12\n",
        "korudelta-owner 12\npid=12\nend\n"
      })
  void parse_notAWholeRecord_empty(String text) {
    assertThat(OwnerRecord.parse(text.getBytes(StandardCharsets.US_ASCII))).isEmpty();
  }

  @Test
  void parse_namesOfTheFuture_arePassedOver() throws IOException {
    String text =
        """
        korudelta-owner 1
        colour=green
        pid=12
        start=ticks:1
        boot=b
        namespace=n
        filelock=true
        plain line
        =nameless
        end
        """;

    assertThat(OwnerRecord.parse(text.getBytes(StandardCharsets.US_ASCII)))
        .contains(new OwnerRecord(12, "ticks:1", "b", "n", true));
  }
}
