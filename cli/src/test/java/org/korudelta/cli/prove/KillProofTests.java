package org.korudelta.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes killed while they write. The long version is {@code koru prove kills}. */
@Timeout(300)
class KillProofTests {
  private static final int KILLS = 10;

  private final StringWriter out = new StringWriter();

  @TempDir Path folder;

  @Test
  void kills_ofWritersThatWaitForSyncs_loseNothing() throws Exception {
    assertThat(proof(DurabilityKind.SYNC, KILLS).run(folder)).as("%s", out).isTrue();

    assertThat(out.toString())
        .containsPattern("kills " + KILLS + ", acknowledged commits [1-9]\\d+, lost 0, broken 0,")
        .containsPattern("index runs found [1-9]");
    assertThat(folder).isEmptyDirectory();
  }

  /** A process that is killed leaves what it has written to the system, synced or not. */
  @Test
  void kills_ofWritersThatWaitForAppendsAlone_loseNothing() throws Exception {
    assertThat(proof(DurabilityKind.ASYNC, KILLS / 2).run(folder)).as("%s", out).isTrue();
  }

  @Test
  void kills_ofWritersThatWaitForNothing_loseSomethingThatIsNamedAndKept() throws Exception {
    assertThat(proof(DurabilityKind.MEMORY, KILLS).run(folder)).as("%s", out).isFalse();

    assertThat(out.toString())
        .containsPattern(
            "lost: turn=\\d+\\.\\d\\.\\d+ acknowledged=\\d+ (few|many)-\\d+ [0-9a-f]{64}")
        .contains("kept as the last kill left it: " + folder)
        .containsPattern("lost [1-9]");
    assertThat(folder)
        .isDirectoryRecursivelyContaining("glob:**/data/manifest-*")
        .isDirectoryRecursivelyContaining("glob:**/said.txt");
  }

  private KillProof proof(DurabilityKind durability, int kills) {
    PrintWriter unread = new PrintWriter(Writer.nullWriter());
    KillProof.Plan plan = new KillProof.Plan(System.nanoTime(), kills, durability);
    return new KillProof(plan, new PrintWriter(out, true), unread);
  }
}
