package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.index.run.ForgedRun;
import org.korudelta.index.run.ForgedRun.Change;
import org.korudelta.json.JsonNumber;
import org.korudelta.log.DiskImage;
import org.korudelta.vector.Embedding;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Verification;

/** Verification reads the index too, and compares it with the log. */
class IndexVerifyTests {
  private static final Set<Kind> OF_INDEX =
      Set.of(Kind.INDEX_FILE, Kind.INDEX_BLOCK, Kind.INDEX_ENTRY, Kind.UNFINISHED_INDEX);
  private static final Options SMALL =
      Options.defaults().withMemory(new MemoryBudget(0, 0, 0, 5)).withSegmentBytesMax(4_096);

  private final List<Finding> findings = new ArrayList<>();
  private DiskImage whole;

  /** Puts, deletes, vectors and causes over several segments and runs. */
  @BeforeEach
  void write() {
    OpenDatabase open = OpenDatabase.with(SMALL);
    Version before = open.put("first", "0");
    for (int i = 0; i < 60; i++) {
      WriteOptions caused = WriteOptions.NONE.causedBy(List.of(before.id()));
      Write put = new Write.Put("n" + i % 2, "key-" + i % 7, JsonNumber.of(i), caused);
      Write embed = Write.embed("v", "vector-" + i % 3, Embedding.of("m", new float[] {1, i}));
      before = open.await(open.db.putBatch(List.of(put, embed))).get(0);
      if (i % 10 == 9) {
        open.await(open.db.delete("n1", "key-" + i % 7));
      }
    }
    open.await(open.db.close());
    whole = DiskImage.of(open.runtime.disk());
    assertThat(indexes().size()).isGreaterThan(2);
  }

  private List<String> indexes() {
    return whole.files().keySet().stream().filter(name -> name.endsWith(".idx")).toList();
  }

  private List<String> runs() {
    return indexes().stream().filter(name -> name.startsWith("index-")).toList();
  }

  private Verification verify(DiskImage image) {
    findings.clear();
    DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), image.disk());
    return runtime.await(KoruDelta.verify(runtime, SMALL, findings::add));
  }

  /** The runs that opening would read: of others nobody cares what they hold. */
  private Set<String> counting() {
    Set<String> counting = new TreeSet<>();
    for (String name : runs()) {
      verify(whole.flipped(name, 40, 1));
      if (!findings.isEmpty()) {
        counting.add(name);
      }
    }
    return counting;
  }

  @Test
  void verify_soundIndex_findsNothing() {
    Verification verification = verify(whole);

    assertThat(findings).isEmpty();
    assertThat(verification.sound()).isTrue();
    assertThat(counting()).isNotEmpty();
  }

  @Test
  void verify_anyByteOfARunFlipped_namesTheFile() {
    for (String name : counting()) {
      int length = whole.bytes(name).length;
      for (int at = 0; at < length; at += 3) {
        verify(whole.flipped(name, at, 0x10));

        assertThat(findings).as(name + " at " + at).isNotEmpty();
        assertThat(findings)
            .as(name + " at " + at)
            .allSatisfy(
                finding -> {
                  assertThat(finding.kind()).isIn(OF_INDEX);
                  assertThat(finding.place().file()).isEqualTo(name);
                  assertThat(finding.place().segment()).isZero();
                });
      }
    }
  }

  @Test
  void verify_anyByteOfAFileOfVectorsFlipped_namesTheFile() {
    String name = indexes().get(indexes().size() - 1);
    assertThat(name).isEqualTo("vectors-0000000001.idx");
    for (int at = 0; at < whole.bytes(name).length; at += 3) {
      verify(whole.flipped(name, at, 0x10));

      assertThat(findings).as("at " + at).extracting(Finding::kind).hasSize(1);
      assertThat(findings.get(0).kind()).isIn(Kind.INDEX_FILE, Kind.UNFINISHED_INDEX);
      assertThat(findings.get(0).place().file()).isEqualTo(name);
    }
  }

  @Test
  void verify_damagedBlock_namesItsOffsetAndSaysWhatToDo() {
    String name = counting().iterator().next();
    verify(whole.flipped(name, 40, 1));

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Kind.INDEX_BLOCK);
              assertThat(finding.place().offset()).isEqualTo(32);
              assertThat(finding.text())
                  .startsWith("index block damaged: file=" + name + " offset=32 ")
                  .endsWith("delete the file, and opening builds it again");
            });
  }

  @Test
  void verify_unfinishedFile_isATrace() {
    String name = indexes().get(indexes().size() - 1);
    Verification verification = verify(whole.truncated(name, whole.bytes(name).length - 20));

    assertThat(findings).extracting(Finding::kind).contains(Kind.UNFINISHED_INDEX);
    assertThat(verification.sound()).isTrue();
  }

  /** Cut short before its first bytes were there. */
  @Test
  void verify_fileOfVectorsWithLessThanAnEnd_isATrace() {
    String name = indexes().get(indexes().size() - 1);
    for (int bytes = 0; bytes < 20; bytes++) {
      Verification verification = verify(whole.truncated(name, bytes));

      assertThat(findings)
          .as("bytes " + bytes)
          .singleElement()
          .extracting(Finding::kind)
          .isEqualTo(Kind.UNFINISHED_INDEX);
      assertThat(verification.sound()).isTrue();
    }
  }

  @Test
  void verify_withoutIndex_findsNothing() {
    DiskImage bare = whole;
    for (String name : indexes()) {
      bare = bare.without(name);
    }

    assertThat(verify(bare).sound()).isTrue();
    assertThat(findings).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Change.class)
  void verify_wholeRunThatSaysSomethingElse_isNamed(Change change) {
    int changed = 0;
    for (String name : counting()) {
      Optional<DiskImage> forged = ForgedRun.of(whole, name, change);
      if (forged.isEmpty()) {
        continue;
      }
      changed++;
      Verification verification = verify(forged.get());
      if (change == Change.NONE) {
        assertThat(findings).isEmpty();
        continue;
      }
      assertThat(verification.sound()).as(name).isFalse();
      assertThat(findings).as(name).extracting(Finding::kind).containsOnly(Kind.INDEX_ENTRY);
      assertThat(findings).as(name).extracting(finding -> finding.place().file()).contains(name);
      assertThat(findings).as(name).anyMatch(finding -> finding.text().contains(change.words));
    }
    assertThat(changed).isPositive();
  }

  @Test
  void verify_logThatEndsBeforeItsIndex_lacksCommits() {
    String last =
        whole.files().keySet().stream()
            .filter(name -> name.startsWith("segment"))
            .reduce((one, other) -> other)
            .orElseThrow();
    int length = whole.bytes(last).length;

    boolean told = false;
    for (int left = 64; left < length; left += 50) {
      Verification verification = verify(whole.truncated(last, left));
      told |=
          findings.stream()
              .anyMatch(
                  finding ->
                      finding.kind() == Kind.COMMITS_MISSING
                          && finding.place().file().endsWith(".idx"));
      assertThat(findings).extracting(Finding::kind).doesNotContain(Kind.INDEX_ENTRY);
      assertThat(verification.sound())
          .as("opening says the same, cut to " + left)
          .isEqualTo(opens(whole.truncated(last, left)));
    }
    assertThat(told).isTrue();
  }

  private static boolean opens(DiskImage image) {
    DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), image.disk());
    return runtime.await(
        KoruDelta.open(runtime, SMALL)
            .map(opened -> true)
            .recover(refused -> runtime.completed(false)));
  }

  /** Packed or not. */
  @Test
  void verify_valueInTheLogDamaged_leavesTheIndexAlone() {
    Set<String> damaged = new TreeSet<>();
    for (String name : whole.files().keySet()) {
      if (name.startsWith("segment") && whole.bytes(name).length > 300) {
        verify(whole.flipped(name, 300, 1));
        damaged.add(name.substring(name.indexOf('.')));

        assertThat(findings)
            .as(name)
            .isNotEmpty()
            .noneMatch(finding -> OF_INDEX.contains(finding.kind()));
      }
    }
    assertThat(damaged).containsExactly(".log", ".pack");
  }
}
