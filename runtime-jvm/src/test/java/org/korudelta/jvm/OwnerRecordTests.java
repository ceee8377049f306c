package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
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
    Process parent = new ProcessBuilder("sh", "-c", "sleep 0 & echo $!; exec sleep 60").start();
    try (BufferedReader output = parent.inputReader(StandardCharsets.US_ASCII)) {
      long child = Long.parseLong(output.readLine());
      long patienceEnds = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (ProcessFacts.start(child).isPresent() && System.nanoTime() < patienceEnds) {
        Thread.onSpinWait();
      }
      assertThat(ProcessHandle.of(child)).as("its remains are there").isPresent();
      assertThat(recordOf(child).life()).isEqualTo(OwnerRecord.Life.DEAD);
    } finally {
      parent.destroyForcibly().waitFor();
    }
  }

  private OwnerRecord recordOf(long pid) {
    return new OwnerRecord(pid, "ticks:1", self.bootId(), self.pidNamespace(), false);
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
