package org.korudelta.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.error.KoruException;

/** That an acknowledgement comes after its sync, as the operating system sees it. */
@Timeout(300)
class SyncProofTests {
  private static final int COMMITS = 600;

  private final StringWriter out = new StringWriter();

  @TempDir Path folder;

  @Test
  void syncs_ofEightWriters_comeBeforeWhatTheyAcknowledgeAndAreShared() throws Exception {
    Optional<Boolean> held = traced(DurabilityKind.SYNC);

    assertThat(held).as(out.toString()).isNotEqualTo(Optional.of(false));
    held.ifPresent(
        yes -> {
          assertThat(out.toString()).contains("before their sync 0,");
          assertThat(folder).isEmptyDirectory();
        });
  }

  @Test
  void syncs_thatComeAfterTheAnswer_areReportedAndTheTraceIsKept() throws Exception {
    Optional<Boolean> held = traced(DurabilityKind.ASYNC);

    assertThat(held).as(out.toString()).isNotEqualTo(Optional.of(true));
    held.ifPresent(
        no -> {
          assertThat(out.toString()).contains("broken: acknowledged before it was synced: turn=");
          assertThat(folder).isDirectoryRecursivelyContaining("glob:**/trace.txt");
        });
  }

  @Test
  void syncs_withoutStrace_areNotProvedAndItIsSaid() {
    SyncProof proof = proof(DurabilityKind.SYNC, Map.of("PATH", folder.toString()));

    assertThatThrownBy(() -> proof.run(folder))
        .isInstanceOf(KoruException.Unavailable.class)
        .hasMessageContaining("strace is not installed")
        .hasMessageContaining("apt-get install strace");
  }

  /** Empty where this machine traces nothing, which is said. */
  private Optional<Boolean> traced(DurabilityKind durability)
      throws IOException, InterruptedException {
    try {
      return Optional.of(proof(durability, System.getenv()).run(folder));
    } catch (KoruException.Unavailable e) {
      assertThat(e).hasMessageContaining("strace");
      System.out.println("the order of syncs is not proved here: " + e.getMessage());
      return Optional.empty();
    }
  }

  private SyncProof proof(DurabilityKind durability, Map<String, String> environment) {
    SyncProof.Plan plan = new SyncProof.Plan(System.nanoTime(), COMMITS, durability);
    return new SyncProof(plan, new PrintWriter(out, true), environment);
  }
}
