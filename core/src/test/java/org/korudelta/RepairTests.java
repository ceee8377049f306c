package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.log.DiskImage;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.runtime.storage.MemoryStorage;
import org.korudelta.text.Timestamp;
import org.korudelta.text.Utf8;
import org.korudelta.vector.Embedding;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;

/** What can be proven of a damaged database is saved, and the rest is named. */
class RepairTests {
  private static final String SEGMENT = "segment-0000000001.log";
  private static final String PACKED = "segment-0000000001-0001.pack";
  private static final Options SMALL =
      Options.defaults()
          .withMemory(new MemoryBudget(0, 0, 0, 5))
          .withSegmentBytesMax(4_096)
          .withPacking(new PackOptions(false, true));

  private final List<Finding> findings = new ArrayList<>();
  private final OpenDatabase open = OpenDatabase.with(SMALL);

  /** A repaired database, and what was said of it. */
  private record Repaired(Repair repair, OpenDatabase db) {
    List<Version> changes() {
      return db.await(db.db.changes(Timestamp.MIN, 10_000));
    }
  }

  private DiskImage closed() {
    open.await(open.db.close());
    return DiskImage.of(open.runtime.disk());
  }

  private Repaired repaired(DiskImage image, boolean rewrites) {
    findings.clear();
    DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), image.disk());
    MemoryDisk into = new MemoryDisk();
    RepairOptions repair = new RepairOptions(new MemoryStorage(runtime, into), rewrites);
    Repair done = runtime.await(KoruDelta.repair(runtime, repair, SMALL, findings::add));
    assertThat(done.result().sound()).as("the new one").isTrue();
    DiskImage after = DiskImage.of(runtime.disk());
    assertThat(after.files().keySet()).isEqualTo(image.files().keySet());
    image.files().forEach((name, bytes) -> assertThat(after.bytes(name)).isEqualTo(bytes));
    return new Repaired(
        done, OpenDatabase.on(DeterministicRuntime.of(Choices.none(), into), SMALL));
  }

  private List<Kind> kinds() {
    return findings.stream().map(Finding::kind).toList();
  }

  private List<String> reasons() {
    return findings.stream()
        .filter(finding -> finding.kind() == Kind.VERSION_LOST)
        .map(finding -> finding.subject().key() + ": " + upToColon(finding.actual()))
        .toList();
  }

  private static String upToColon(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? text : text.substring(0, colon);
  }

  private Version caused(String key, String json, Version... causes) {
    List<VersionId> ids = new ArrayList<>();
    for (Version cause : causes) {
      ids.add(cause.id());
    }
    WriteOptions options = WriteOptions.NONE.causedBy(ids);
    return open.await(open.db.put("ns", key, Json.parse(json), options));
  }

  private static DiskImage flipped(DiskImage image, String text, int before) {
    byte[] wanted = Utf8.encode(text);
    for (String name : image.files().keySet()) {
      byte[] bytes = image.bytes(name);
      for (int at = 0; name.endsWith(".log") && at + wanted.length <= bytes.length; at++) {
        if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
          return image.flipped(name, at - before, 1);
        }
      }
    }
    throw new AssertionError("not there: " + text);
  }

  @Test
  void repair_soundDatabase_isTheSameAgain() {
    for (int i = 0; i < 60; i++) {
      open.put("key-" + i % 7, "" + i);
    }
    open.delete("key-3");
    open.await(open.db.embed("v", "x", Embedding.of("m", new float[] {1, 2})));
    List<Version> before = open.await(open.db.changes(Timestamp.MIN, 10_000));

    Repaired repaired = repaired(closed(), false);

    assertThat(findings).isEmpty();
    assertThat(repaired.repair().complete()).isTrue();
    assertThat(repaired.repair().kept()).isEqualTo(before.size());
    assertThat(repaired.changes()).isEqualTo(before);
    assertThat(repaired.db().get("key-4").orElseThrow().value()).hasToString("53");
  }

  @Test
  void repair_damagedValue_losesItAndWhatReplacedIt() {
    open.put("other", "0");
    Version first = open.put("key", "1");
    open.put("key", "\"a value to damage\"");
    open.put("key", "3");
    Version last = open.put("other", "4");

    Repaired repaired = repaired(flipped(closed(), "a value to damage", 0), false);

    assertThat(kinds()).containsExactly(Kind.RECORD, Kind.VERSION_LOST, Kind.VERSION_LOST);
    assertThat(reasons())
        .containsExactly("key: not what was written", "key: the version before it is lost");
    assertThat(findings.get(2).place().segment()).isEqualTo(1);
    assertThat(findings.get(2).place().offset()).isPositive();
    assertThat(repaired.db().history("key")).containsExactly(first);
    assertThat(repaired.db().history("other")).last().isEqualTo(last);
    assertThat(repaired.repair().kept()).isEqualTo(3);
    assertThat(repaired.repair().lost()).isEqualTo(2);
    assertThat(repaired.repair().complete()).isFalse();
  }

  @Test
  void repair_rewriting_keepsWhatRestedOnTheLost() {
    Version first = open.put("key", "1");
    Version damaged = open.put("key", "\"a value to damage\"");
    Version third = open.put("key", "3");
    Version effect = caused("effect", "4", third, damaged, first);

    Repaired repaired = repaired(flipped(closed(), "a value to damage", 0), true);

    List<Version> history = repaired.db().history("key");
    assertThat(history).hasSize(2).first().isEqualTo(first);
    Version kept = history.get(1);
    assertThat(kept.value()).isEqualTo(third.value());
    assertThat(kept.timestamp()).isEqualTo(third.timestamp());
    assertThat(kept.previousVersion()).contains(first.id());
    assertThat(kept.id()).isNotEqualTo(third.id());
    Version caused = repaired.db().get("effect").orElseThrow();
    assertThat(caused.causes()).containsExactlyInAnyOrder(first.id(), kept.id());
    assertThat(kinds())
        .containsExactly(
            Kind.RECORD, Kind.VERSION_LOST, Kind.VERSION_REWRITTEN, Kind.VERSION_REWRITTEN);
    assertThat(findings.get(2).subject().version()).contains(third.id());
    assertThat(findings.get(2).actual()).isEqualTo(kept.id().hex());
    assertThat(findings.get(3).subject().version()).contains(effect.id());
    assertThat(repaired.repair().rewritten()).isEqualTo(2);
  }

  /** The checksum of a record is not part of what its id says. */
  @Test
  void repair_damagedChecksum_losesNothing() {
    open.put("key", "1");
    Version second = open.put("key", "\"a value\"");
    open.put("key", "3");
    DiskImage image = closed();
    byte[] id = second.id().bytes();
    byte[] segment = image.bytes(SEGMENT);
    int at = 0;
    while (!Arrays.equals(segment, at, at + id.length, id, 0, id.length)) {
      at++;
    }

    Repaired repaired = repaired(image.flipped(SEGMENT, at - 8, 1), false);

    assertThat(kinds()).containsExactly(Kind.RECORD);
    assertThat(repaired.db().history("key")).hasSize(3).contains(second);
    assertThat(repaired.repair().lost()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void repair_damagedBatch_isLostOrRewrittenWithoutTheDamaged(boolean rewrites) {
    List<Write> batch = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      batch.add(Write.put("ns", "b" + i, Json.parse("\"value-" + i + "\"")));
    }
    open.await(open.db.putBatch(batch));
    open.put("b4", "4");
    open.put("alone", "5");

    Repaired repaired = repaired(flipped(closed(), "value-2", 0), rewrites);

    assertThat(repaired.db().get("alone")).isPresent();
    List<String> keys = repaired.db().await(repaired.db().db.keys("ns"));
    if (rewrites) {
      assertThat(keys).containsExactly("alone", "b0", "b1", "b3", "b4");
      assertThat(repaired.db().history("b4")).hasSize(2);
      assertThat(repaired.db().history("b3").get(0).ordinal()).isEqualTo(2);
    } else {
      assertThat(keys).containsExactly("alone");
      assertThat(reasons())
          .containsExactly(
              "b2: not what was written",
              "b0: another version of its commit is lost",
              "b1: another version of its commit is lost",
              "b3: another version of its commit is lost",
              "b4: another version of its commit is lost",
              "b4: the version before it is lost");
    }
  }

  @Test
  void repair_lengthOfARecordDamaged_findsTheOthersOfItsBatch() {
    List<Write> batch = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      batch.add(Write.put("ns", "b" + i, Json.parse("\"value-" + i + "\"")));
    }
    List<Version> written = open.await(open.db.putBatch(batch));
    DiskImage image = closed();
    byte[] segment = image.bytes(SEGMENT);
    for (int damaged = 1; damaged < 3; damaged++) {
      byte[] id = written.get(damaged).id().bytes();
      int at = 0;
      while (!Arrays.equals(segment, at, at + id.length, id, 0, id.length)) {
        at++;
      }
      image = image.flipped(SEGMENT, at - 2, 0x40);
    }

    Repaired repaired = repaired(image, true);

    assertThat(repaired.db().await(repaired.db().db.keys("ns"))).contains("b0", "b3", "b4", "b5");
  }

  @Test
  void repair_deleteOfWhatIsLost_isLostToo() {
    open.put("key", "\"a value to damage\"");
    open.delete("key");
    open.put("key", "2");

    Repaired repaired = repaired(flipped(closed(), "a value to damage", 0), true);

    assertThat(repaired.db().history("key")).hasSize(1);
    assertThat(reasons()).containsExactly("key: not what was written", "key: nothing to delete");
  }

  /** Whatever is damaged, what is saved was there, and is sound; rewriting saves the untouched. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void repair_anyByteFlipped_savesWhatIsProven(boolean rewrites) {
    for (int i = 0; i < 12; i++) {
      open.put("key-" + i % 4, "" + i);
    }
    Map<String, Version> original = byId(open.await(open.db.changes(Timestamp.MIN, 1_000)));
    DiskImage image = closed();
    int length = image.bytes(SEGMENT).length;
    int lost = 0;
    for (int at = 0; at < length; at += 11) {
      Repaired repaired = repaired(image.flipped(SEGMENT, at, 0x10), rewrites);
      List<Version> saved = repaired.changes();
      lost += original.size() - saved.size();
      if (rewrites) {
        assertThat(saved.size()).as("at " + at).isGreaterThanOrEqualTo(original.size() - 1);
      } else {
        assertThat(original.values()).as("at " + at).containsAll(saved);
      }
      assertThat(repaired.repair().kept() + repaired.repair().rewritten()).isEqualTo(saved.size());
    }
    assertThat(lost).isPositive();
  }

  private static Map<String, Version> byId(List<Version> versions) {
    Map<String, Version> byId = new TreeMap<>();
    versions.forEach(version -> byId.put(version.id().hex(), version));
    return byId;
  }

  @Test
  void repair_withoutManifests_losesNothing() {
    for (int i = 0; i < 30; i++) {
      open.put("key-" + i % 4, "\"" + "x".repeat(200) + i + "\"");
    }
    List<Version> before = open.await(open.db.changes(Timestamp.MIN, 10_000));
    DiskImage image = closed();
    for (int slot = 0; slot < 3; slot++) {
      image = image.without("manifest-" + slot);
    }

    Repaired repaired = repaired(image, false);

    assertThat(kinds()).containsExactly(Kind.NO_MANIFEST);
    assertThat(repaired.changes()).isEqualTo(before);
  }

  @Test
  void repair_missingSegment_savesTheOthers() {
    for (int i = 0; i < 60; i++) {
      open.put("key-" + i % 4 + "-" + i / 20, "\"" + "x".repeat(200) + i + "\"");
    }
    DiskImage image = closed();
    assertThat(image.files()).containsKey("segment-0000000003.log");

    Repaired repaired = repaired(image.without("segment-0000000002.log"), true);

    assertThat(kinds()).contains(Kind.SEGMENT_MISSING, Kind.COMMITS_MISSING);
    assertThat(repaired.changes().size()).isBetween(20, 59);
    assertThat(repaired.db().get("key-3-2")).isPresent();
  }

  private List<Version> packedVersions() {
    for (int i = 0; i < 90; i++) {
      open.put("key-" + i % 4 + "-" + i / 30, "\"" + "x".repeat(200) + i + "\"");
    }
    open.await(open.db.pack());
    return open.await(open.db.changes(Timestamp.MIN, 10_000));
  }

  @Test
  void repair_packedAndSound_isTheSameAgainUnpacked() {
    List<Version> before = packedVersions();

    Repaired repaired = repaired(closed(), false);

    assertThat(repaired.repair().complete()).isTrue();
    assertThat(repaired.changes()).isEqualTo(before);
    List<String> names = repaired.db().await(repaired.db().runtime.storage().list());
    assertThat(names).contains(SEGMENT).noneMatch(name -> name.endsWith(".pack"));
  }

  /** A block holds a hundred commits or so; those behind it are found. */
  @Test
  void repair_packedBlockDamaged_savesTheOtherBlocks() {
    List<Version> before = packedVersions();

    Repaired repaired = repaired(closed().flipped(PACKED, 200, 1), false);

    assertThat(kinds()).contains(Kind.PACKED_BLOCK, Kind.COMMITS_MISSING);
    assertThat(findings.get(0).place().file()).isEqualTo(PACKED);
    assertThat(repaired.changes()).isNotEmpty().doesNotContain(before.get(0));
    assertThat(before).containsAll(repaired.changes());
    assertThat(repaired.db().get("key-3-2")).isPresent();
  }

  /** A commit too large for one block is cut between its records. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void repair_packedBlockOfALargeBatchDamaged_savesItsOtherVersions(boolean rewrites) {
    List<Write> batch = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      batch.add(Write.put("ns", "b" + (100 + i), Json.parse("\"" + "x".repeat(300) + i + "\"")));
    }
    List<Version> written = open.await(open.db.putBatch(batch));
    packedVersions();
    DiskImage image = closed();

    Repaired repaired =
        repaired(image.flipped(PACKED, image.bytes(PACKED).length / 2, 1), rewrites);

    assertThat(kinds()).contains(Kind.PACKED_BLOCK, Kind.RECORD);
    List<String> keys = new ArrayList<>(repaired.db().await(repaired.db().db.keys("ns")));
    assertThat(keys).contains("key-3-2");
    keys.removeIf(key -> !key.startsWith("b"));
    if (rewrites) {
      assertThat(keys).contains("b100", "b299").hasSizeBetween(100, 199);
      assertThat(repaired.db().get("b299").orElseThrow().value())
          .isEqualTo(written.get(199).value());
    } else {
      assertThat(keys).isEmpty();
    }
  }

  @Test
  void repair_packedSegmentWithoutItsEnd_savesTheOtherSegments() {
    List<Version> before = packedVersions();
    DiskImage image = closed();
    int length = image.bytes(PACKED).length;

    Repaired repaired = repaired(image.flipped(PACKED, length - 1, 1), false);

    assertThat(kinds()).contains(Kind.PACKED_SEGMENT, Kind.COMMITS_MISSING);
    assertThat(before).containsAll(repaired.changes());
    assertThat(repaired.db().get("key-3-2")).isPresent();
  }

  /** Of what was erased nothing can be proven but by its record, and nothing needs to be. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void repair_erasedVersions_staysErased(boolean rewrites) {
    open.put("erased", "\"a secret\"");
    open.put("other", "\"a value to damage\"");
    Version third = open.put("other", "3");
    open.await(open.db.erase("ns", "erased", "asked for"));
    List<Version> history = open.history("erased");

    Repaired repaired = repaired(closed(), rewrites);

    assertThat(repaired.repair().complete()).isTrue();
    assertThat(repaired.db().history("erased")).isEqualTo(history).allMatch(Version::isWiped);
    assertThat(repaired.db().get("other")).contains(third);
  }

  /** What rests on the lost and was erased cannot get another id. */
  @Test
  void repair_rewritingWhatWasErased_losesIt() {
    Version cause = open.put("cause", "\"a value to damage\"");
    for (int i = 0; i < 30; i++) {
      open.put("between", "\"" + "x".repeat(200) + i + "\"");
    }
    caused("erased", "\"a secret\"", cause);
    caused("effect", "\"an effect\"", cause);
    open.await(open.db.erase("ns", "erased", "asked for"));

    Repaired repaired = repaired(flipped(closed(), "a value to damage", 0), true);

    assertThat(repaired.db().history("erased")).isEmpty();
    assertThat(repaired.db().history("effect")).hasSize(1);
    assertThat(reasons())
        .containsExactly(
            "cause: not what was written",
            "erased: without its value it gets no other id",
            "erased: without its value it gets no other id");
  }

  @Test
  void repair_intoWhatIsNotEmpty_isRefused() {
    open.put("key", "1");
    DiskImage image = closed();
    DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), image.disk());
    MemoryStorage into = new MemoryStorage(runtime, image.disk());

    assertThatThrownBy(
            () ->
                runtime.await(
                    KoruDelta.repair(runtime, RepairOptions.into(into), SMALL, findings::add)))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageContaining("not empty");
    assertThat(OpenDatabase.on(runtime, SMALL).get("key")).isPresent();
  }

  @Test
  void repair_ofNothing_isNotFoundAndMakesNothing() {
    DeterministicRuntime runtime = DeterministicRuntime.fifo();
    MemoryDisk into = new MemoryDisk();
    RepairOptions repair = RepairOptions.into(new MemoryStorage(runtime, into));

    assertThatThrownBy(() -> runtime.await(KoruDelta.repair(runtime, repair, SMALL, findings::add)))
        .isInstanceOf(KoruException.NotFound.class);
    assertThat(runtime.await(repair.into().list())).isEmpty();
  }

  @Test
  void repair_targetThatFails_saysSoAndLetsGo() {
    for (int i = 0; i < 30; i++) {
      open.put("key", "\"" + "x".repeat(300) + i + "\"");
    }
    DiskImage image = closed();
    DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), image.disk());
    MemoryDisk into = new MemoryDisk();
    into.capacityBytes(2_000);
    RepairOptions repair = RepairOptions.into(new MemoryStorage(runtime, into));

    assertThatThrownBy(() -> runtime.await(KoruDelta.repair(runtime, repair, SMALL, findings::add)))
        .isInstanceOf(KoruException.class);
    assertThat(OpenDatabase.on(runtime, SMALL).history("key")).hasSize(30);
  }
}
