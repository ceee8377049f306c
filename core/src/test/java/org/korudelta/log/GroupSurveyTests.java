package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.korudelta.log.Verdict.verify;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.causal.VersionRecord;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.TaskHandle;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Verification;

/** Of a damaged group every damage is named and every whole record read, soon. */
class GroupSurveyTests {
  private static final String FIRST = FileNames.segment(1);
  private static final int RECORD = SegmentHeaderFormat.BYTES + GroupFormat.BYTES;

  private static DiskImage written(List<List<VersionRecord>> commits) {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open(LogOptions.defaults());
    bench.await(bench.log.append(commits));
    bench.close();
    return DiskImage.of(disk);
  }

  /** Where the record after the one at {@code at} begins. */
  private static int after(DiskImage image, int at) {
    return at + RecordFormat.length(image.bytes(FIRST), at);
  }

  @Test
  @Timeout(20)
  void survey_contentThatLooksLikeLengths_isPassedAtOnce() {
    byte[] content = new byte[1 << 22];
    for (int at = 0; at < content.length; at += 4) {
      LittleEndian.putInt(content, at, content.length / 2);
    }
    DiskImage image = written(List.of(Commits.holding(content)));

    Verdict verdict = verify(image.flipped(FIRST, RECORD + 7, 1));

    assertThat(verdict.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.place().offset()).isEqualTo(RECORD));
  }

  @Test
  void survey_lengthDamagedBehindASoundRecord_namesIt() {
    DiskImage image = written(Commits.range(5, 5));
    int second = after(image, RECORD);

    Verdict verdict = verify(image.flipped(FIRST, second + 6, 1));

    assertThat(verdict.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.place().offset()).isEqualTo(second);
              assertThat(finding.subject().ordinal()).isEqualTo(1);
            });
    assertThat(verdict.verification().versions()).isEqualTo(2);
  }

  @Test
  void verify_cancelledAtADamagedGroup_readsNoFurther() {
    DiskImage image = written(Commits.range(1, 9));
    int at = RECORD;
    for (int n = 1; n <= 9; n++) {
      image = image.flipped(FIRST, at + 50, 4);
      for (int records = 0; records <= n % 3; records++) {
        at = after(image, at);
      }
      at += GroupFormat.BYTES;
    }
    DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), image.disk());
    List<Finding> findings = new ArrayList<>();
    List<TaskHandle<Verification>> task = new ArrayList<>();
    CommitAudit cancelling = (commit, found) -> task.get(0).cancel();
    task.add(
        runtime.spawn(
            "verification",
            () -> LogVerification.run(runtime, LogOptions.defaults(), cancelling, findings::add)));

    assertThatExceptionOfType(KoruException.Cancelled.class)
        .isThrownBy(() -> runtime.await(task.get(0).promise()));
    assertThat(findings).hasSize(1);
  }
}
