package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.disk.DiskFault;
import org.korudelta.deterministic.disk.DiskFaults;
import org.korudelta.deterministic.disk.SimulatedDisk;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonValue;
import org.korudelta.log.DiskImage;
import org.korudelta.runtime.Promise;
import org.korudelta.verify.Finding;

/** D16: what is erased is nowhere any more, and everything else is as it was. */
class ErasureTests {
  private static final int PAST = 40;
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final String SECRET = "a secret that is long enough to be found";
  private static final Options OPTIONS =
      Options.defaults()
          .withPacking(new PackOptions(false, false))
          .withSegmentBytesMax(4_096)
          .withMemory(new MemoryBudget(10_000, 10_000, 100_000, 5));

  /** A tail of one version and no cache, so that the index is read; and room for the values. */
  private static final Options IN_MEMORY = OPTIONS.withMemory(new MemoryBudget(0, 1 << 20, 0, 1));

  private final OpenDatabase open = OpenDatabase.with(OPTIONS);

  private static JsonValue json(String text) {
    return Json.parse("{\"text\":\"" + text + "\"}");
  }

  private Version write(String key, String text) {
    return open.await(open.db.put("ns", key, json(text)));
  }

  private static boolean has(DiskImage image, String text) {
    return image.files().values().stream()
        .anyMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains(text));
  }

  @Test
  void erase_keyInSeveralSegments_leavesItNowhere() {
    Version first = write("k", SECRET + " 1");
    for (int i = 0; i < 40; i++) {
      write("other" + i % 3, "what is no secret at all " + i);
    }
    write("k", SECRET + " 2");
    Snapshot before = open.db.snapshot();

    ErasureReport report = open.await(open.db.erase("ns", "k", "asked by its owner"));

    assertThat(report.versions()).isEqualTo(3);
    assertThat(report.reclaimedBytes()).isPositive();
    assertThat(open.get("k")).isEmpty();
    for (Reads reads : List.of(open.db, before)) {
      assertThatExceptionOfType(KoruException.Erased.class)
          .isThrownBy(() -> open.await(reads.getAt("ns", "k", first.timestamp())));
      assertThatExceptionOfType(KoruException.Erased.class)
          .isThrownBy(() -> open.await(reads.getVersion(first.id())));
    }
    List<Version> history = open.history("k");
    assertThat(history).hasSize(3).allMatch(Version::isWiped);
    assertThat(history.get(1).previousVersion()).contains(first.id());
    open.await(open.db.close());
    assertThat(has(DiskImage.of(open.runtime.disk()), SECRET)).isFalse();
  }

  @Test
  void erase_others_areAsTheyWere() {
    for (int i = 0; i < 60; i++) {
      write("k" + i % 4, "value " + i);
    }
    List<Version> before = open.history("k1");
    List<JsonValue> values = before.stream().map(Version::value).toList();

    open.await(open.db.erase("ns", "k2", "why not"));

    assertThat(open.history("k1")).isEqualTo(before);
    assertThat(open.history("k1").stream().map(Version::value).toList()).isEqualTo(values);
    OpenDatabase again = open.reopened();
    assertThat(again.history("k1").stream().map(Version::value).toList()).isEqualTo(values);
    assertThat(again.history("k2")).hasSize(16).allMatch(Version::isWiped);
  }

  @Test
  void erase_thenVerify_findsNoDamage() {
    for (int i = 0; i < 60; i++) {
      write("k" + i % 4, "value " + i);
    }
    open.await(open.db.erase("ns", "k2", "why not"));
    open.await(open.db.close());

    List<Finding> findings = new ArrayList<>();
    open.await(KoruDelta.verify(open.runtime, OPTIONS, findings::add));
    assertThat(findings).isEmpty();
  }

  @Test
  void erase_sameContentElsewhere_isNamed() {
    write("k", SECRET);
    write("copy", SECRET);

    ErasureReport report = open.await(open.db.erase("ns", "k", "asked"));

    assertThat(report.sharedWith()).containsExactly(new ErasureReport.SharedKey("ns", "copy"));
    assertThat(open.get("copy").orElseThrow().value()).isEqualTo(json(SECRET));
  }

  @Test
  void erase_leavesARecord() {
    write("k", SECRET);
    open.await(open.db.erase("ns", "k", "asked"));

    List<String> records = open.await(open.db.keys("korudelta.erasures"));
    JsonValue record =
        open.await(open.db.get("korudelta.erasures", records.get(0))).orElseThrow().value();
    assertThat(record.toString()).contains("\"reason\":\"asked\"", "\"versions\":2");
  }

  @Test
  void erase_again_isHarmless() {
    write("k", SECRET);
    open.await(open.db.erase("ns", "k", "asked"));

    assertThat(open.await(open.db.erase("ns", "k", "asked again")).versions()).isZero();
  }

  @Test
  void erase_whatNeverWas_isNotFound() {
    assertThatExceptionOfType(KoruException.NotFound.class)
        .isThrownBy(() -> open.await(open.db.erase("ns", "k", "asked")))
        .withMessage("nothing to erase: namespace=ns key=k");
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> open.await(open.db.erase("ns", "k", "")));
  }

  @Test
  void erase_recordOfAnErasure_isRefused() {
    write("k", SECRET);
    open.await(open.db.erase("ns", "k", "asked"));
    String record = open.await(open.db.keys("korudelta.erasures")).get(0);

    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> open.await(open.db.erase("korudelta.erasures", record, "asked")))
        .withMessage("records of erasures are kept: namespace=korudelta.erasures");
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(
            () -> open.await(open.db.reclaim(Map.of("korudelta.erasures", Retention.versions(1)))));
  }

  @Test
  void erase_keyThatIsWrittenAgain_keepsWhatIsNew() {
    write("k", SECRET);
    open.await(open.db.erase("ns", "k", "asked"));
    Version later = write("k", "something else");

    assertThat(open.get("k")).contains(later);
    assertThat(open.valueAt("k", later.timestamp())).contains(json("something else"));
  }

  @Test
  void pack_everyAnswer_isTheSame() {
    for (int i = 0; i < 100; i++) {
      write("k" + i % 7, "value " + i);
    }
    List<List<Version>> before = List.of(open.history("k0"), open.history("k6"));

    PackReport report = open.await(open.db.pack());

    assertThat(report.segments()).isGreaterThan(3);
    assertThat(report.bytesAfter()).isLessThan(report.bytesBefore());
    assertThat(List.of(open.history("k0"), open.history("k6"))).isEqualTo(before);
    OpenDatabase again = open.reopened();
    assertThat(again.history("k6").stream().map(Version::value).toList())
        .isEqualTo(before.get(1).stream().map(Version::value).toList());
    assertThat(again.await(again.db.pack()).segments()).isLessThanOrEqualTo(1);
  }

  /**
   * Some reader has the past from memory when the values go, and goes on reading after. It is long,
   * so that the tombstone alone is not kept with it, and every reader reads.
   */
  @Test
  void erase_besideReadersOfThePast_nothingComesBackIntoMemory() {
    for (int seed = 0; seed < 20; seed++) {
      Choices choices = Choices.seeded(seed);
      SimulatedDisk disk = new SimulatedDisk(choices, DiskFaults.NONE);
      OpenDatabase beside = OpenDatabase.on(DeterministicRuntime.of(choices, disk), IN_MEMORY);
      for (int i = 0; i < PAST; i++) {
        beside.await(beside.db.put("ns", "k", json(SECRET + i)));
      }
      beside.history("k");
      disk.faults(DiskFaults.NONE.withDelay(DiskFault.SLOW_READ, 1, MOMENT.multipliedBy(10)));
      Promise<ErasureReport> erasing = beside.db.erase("ns", "k", "asked by its owner");
      Promise<@Nullable Void> reading = readUntil(erasing, beside);
      beside.await(erasing);
      beside.await(reading);

      assertThat(beside.history("k"))
          .as("seed %d", seed)
          .hasSize(PAST + 1)
          .allMatch(Version::isWiped);
    }
  }

  private static Promise<@Nullable Void> readUntil(Promise<?> end, OpenDatabase open) {
    return end.peek().isPresent()
        ? open.runtime.completed(null)
        : open.runtime
            .sleep(MOMENT)
            .then(slept -> open.db.history("ns", "k"))
            .then(versions -> readUntil(end, open));
  }
}
