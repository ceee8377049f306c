package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.json.Json;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.text.Utf8;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Verification;
import org.korudelta.verify.VerificationListener;

/** The front door of verification, on logs that databases wrote. */
class VerifyTests {
  private static final String SEGMENT = "segment-0000000001.log";
  private final List<Finding> findings = new ArrayList<>();
  private final List<Long> progress = new ArrayList<>();

  private Verification verify(MemoryDisk disk) {
    DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), disk);
    VerificationListener listener =
        new VerificationListener() {
          @Override
          public void found(Finding finding) {
            findings.add(finding);
          }

          @Override
          public void progress(long bytes, long bytesTotal) {
            assertThat(bytes).isLessThanOrEqualTo(bytesTotal);
            progress.add(bytes);
          }
        };
    return runtime.await(KoruDelta.verify(runtime, Options.defaults(), listener));
  }

  /** The same files, but one bit of the first segment is another. */
  private static MemoryDisk flipped(MemoryDisk disk, String at) {
    Map<String, byte[]> files = read(disk);
    byte[] segment = files.get(SEGMENT);
    segment[indexOf(segment, Utf8.encode(at))] ^= 1;
    return written(files);
  }

  private static Map<String, byte[]> read(MemoryDisk disk) {
    DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), disk);
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : runtime.await(runtime.storage().list())) {
      StorageFile file = runtime.await(runtime.storage().open(name));
      files.put(name, runtime.await(file.read(0, 1 << 20)));
      runtime.await(file.close());
    }
    return files;
  }

  private static MemoryDisk written(Map<String, byte[]> files) {
    DeterministicRuntime runtime = DeterministicRuntime.fifo();
    files.forEach(
        (name, bytes) -> {
          StorageFile file = runtime.await(runtime.storage().create(name));
          runtime.await(file.append(bytes));
          runtime.await(file.sync());
          runtime.await(file.close());
        });
    runtime.await(runtime.storage().syncDirectory());
    return runtime.disk();
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int at = 0; ; at++) {
      if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
        return at;
      }
    }
  }

  @Test
  void verify_closedDatabase_isSound() {
    OpenDatabase open = OpenDatabase.fifo();
    open.put("a", "1");
    open.delete("a");
    open.await(open.db.putBatch(List.of(Write.put("x", "y", Json.parse("[]")))));
    open.await(open.db.close());

    Verification verification = verify(open.runtime.disk());

    assertThat(findings).isEmpty();
    assertThat(verification.sound()).isTrue();
    assertThat(verification.cleanClose()).isTrue();
    assertThat(verification.commits()).isEqualTo(3);
    assertThat(verification.versions()).isEqualTo(3);
    assertThat(progress).isSorted().last().isEqualTo(verification.bytes());
  }

  /** Each byte of a packed segment counts, and none hides what is wrong elsewhere. */
  @Test
  void verify_packedSegmentDamaged_namesFileAndOffset() {
    OpenDatabase open = OpenDatabase.with(Options.defaults().withSegmentBytesMax(4_096));
    for (int i = 0; i < 60; i++) {
      open.put("key", "\"" + "x".repeat(200) + i + "\"");
    }
    open.await(open.db.pack());
    open.await(open.db.close());
    Map<String, byte[]> files = read(open.runtime.disk());
    String name = "segment-0000000002-0001.pack";
    for (int at = 0; at < files.get(name).length; at += 13) {
      findings.clear();
      files.get(name)[at] ^= 1;

      Verification verification = verify(written(files));

      files.get(name)[at] ^= 1;
      assertThat(verification.sound()).as("at " + at).isFalse();
      Finding first = findings.get(0);
      assertThat(first.kind()).isIn(Kind.PACKED_BLOCK, Kind.PACKED_SEGMENT);
      assertThat(first.place().file()).isEqualTo(name);
      assertThat(first.place().offset()).isLessThanOrEqualTo(at);
      boolean ofHeader =
          findings.stream().anyMatch(finding -> finding.kind() == Kind.SEGMENT_HEADER);
      assertThat(verification.commits()).as("at " + at).isBetween(20L, ofHeader ? 60L : 59L);
    }
  }

  @Test
  void verify_crashedDatabase_isSoundAndNotClosed() {
    OpenDatabase open = OpenDatabase.fifo();
    open.put("a", "1");

    Verification verification = verify(open.runtime.disk().crash());

    assertThat(verification.sound()).isTrue();
    assertThat(verification.cleanClose()).isFalse();
  }

  @Test
  void verify_changedValue_namesVersionNamespaceAndKeyAndNothingElse() {
    OpenDatabase open = OpenDatabase.fifo();
    open.put("a", "1");
    Version changed = open.put("a", "\"a value to change\"");
    open.put("a", "3");
    open.await(open.db.close());

    Verification verification = verify(flipped(open.runtime.disk(), "a value to change"));

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Kind.RECORD);
              assertThat(finding.subject().version()).contains(changed.id());
              assertThat(finding.subject().namespace()).isEqualTo("ns");
              assertThat(finding.subject().key()).isEqualTo("a");
              assertThat(finding.place().segment()).isEqualTo(1);
            });
    assertThat(verification.damages()).isEqualTo(1);
    assertThat(verification.versions()).isEqualTo(2);
  }
}
