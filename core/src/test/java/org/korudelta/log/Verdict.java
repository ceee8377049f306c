package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Verification;

/**
 * What verification says of some files.
 *
 * @param verification the counts
 * @param findings all of them, in the order of telling
 * @param commits the numbers of the commits that were told of
 */
record Verdict(Verification verification, List<Finding> findings, List<Long> commits) {

  /** The verdict on {@code image}, which agrees with itself; the files are unchanged. */
  static Verdict verify(DiskImage image) {
    MemoryDisk disk = image.disk();
    DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), disk);
    List<Finding> findings = new ArrayList<>();
    List<Long> commits = new ArrayList<>();
    Verification verification =
        runtime.await(
            LogVerification.run(
                runtime,
                LogBench.SMALL,
                (commit, found) -> commits.add(commit.sequence()),
                findings::add));
    assertSame(image, DiskImage.of(disk));
    assertThat(verification.damages() + verification.traces()).isEqualTo(findings.size());
    assertThat(verification.sound())
        .isEqualTo(findings.stream().noneMatch(finding -> finding.kind().damage()));
    return new Verdict(verification, findings, commits);
  }

  private static void assertSame(DiskImage before, DiskImage after) {
    SortedMap<String, byte[]> expected = before.files();
    assertThat(after.files().keySet()).isEqualTo(expected.keySet());
    expected.forEach((name, bytes) -> assertThat(after.bytes(name)).isEqualTo(bytes));
  }

  List<Kind> kinds() {
    return findings.stream().map(Finding::kind).toList();
  }

  List<String> texts() {
    return findings.stream().map(Finding::text).toList();
  }
}
