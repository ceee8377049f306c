package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonValue;
import org.korudelta.log.DiskImage;
import org.korudelta.text.Timestamp;
import org.korudelta.verify.Finding;

/** D16: a namespace keeps what its retention says, and says where that begins. */
class RetentionTests {
  private static final Options OPTIONS =
      Options.defaults()
          .withPacking(new PackOptions(false, false))
          .withSegmentBytesMax(4_096)
          .withMemory(new MemoryBudget(10_000, 10_000, 100_000, 5));

  private static OpenDatabase with(Retention retention) {
    return OpenDatabase.with(OPTIONS.withRetention("ns", retention));
  }

  private static JsonValue json(int value) {
    return Json.parse("{\"text\":\"the value with the number " + value + ".\"}");
  }

  private static List<Version> written(OpenDatabase open, int count) {
    List<Version> versions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      versions.add(open.await(open.db.put("ns", "k" + i % 3, json(i))));
    }
    return versions;
  }

  @Test
  void reclaim_newestVersions_keepsThemAndTakesTheOthers() {
    OpenDatabase open = with(Retention.versions(2));
    List<Version> versions = written(open, 30);

    ReclaimReport report = open.await(open.db.reclaim());

    assertThat(report.versions()).isEqualTo(24);
    assertThat(report.reclaimedBytes()).isPositive();
    List<Version> history = open.history("k0");
    assertThat(history).hasSize(10);
    assertThat(history.subList(0, 8)).allMatch(Version::isWiped);
    assertThat(history.subList(8, 10)).noneMatch(Version::isWiped);
    assertThat(open.valueAt("k0", versions.get(24).timestamp())).contains(json(24));
    assertThatExceptionOfType(KoruException.Gone.class)
        .isThrownBy(() -> open.valueAt("k0", versions.get(21).timestamp()))
        .withMessageContaining("horizon=" + versions.get(24).timestamp());
  }

  @Test
  void reclaim_age_keepsWhatWasCurrentThen() {
    OpenDatabase open = with(Retention.age(Duration.ofHours(1)));
    final Version old = open.await(open.db.put("ns", "k", json(1)));
    open.runtime.scriptedWallClock().advance(Duration.ofHours(2));
    final Version current = open.await(open.db.put("ns", "k", json(2)));
    open.runtime.scriptedWallClock().advance(Duration.ofMinutes(90));
    open.await(open.db.put("ns", "k", json(3)));

    open.await(open.db.reclaim());

    assertThat(open.valueAt("k", current.timestamp())).contains(json(2));
    assertThatExceptionOfType(KoruException.Gone.class)
        .isThrownBy(() -> open.valueAt("k", old.timestamp()));
  }

  @Test
  void reclaim_otherNamespaces_keepEverything() {
    OpenDatabase open = with(Retention.versions(1));
    open.await(open.db.put("other", "k", json(1)));
    open.await(open.db.put("other", "k", json(2)));
    written(open, 12);

    open.await(open.db.reclaim());

    assertThat(open.await(open.db.history("other", "k"))).noneMatch(Version::isWiped);
  }

  @Test
  void reclaim_thenReopen_staysAndIsSound() {
    OpenDatabase open = with(Retention.versions(1));
    written(open, 30);
    open.await(open.db.reclaim());
    open.await(open.db.close());

    String bytes = "";
    for (byte[] file : DiskImage.of(open.runtime.disk()).files().values()) {
      bytes += new String(file, StandardCharsets.ISO_8859_1);
    }
    assertThat(bytes).contains("number 29.").doesNotContain("number 26.");
    List<Finding> findings = new ArrayList<>();
    open.await(KoruDelta.verify(open.runtime, OPTIONS, findings::add));
    assertThat(findings).isEmpty();
  }

  @Test
  void reclaim_again_findsNothing() {
    OpenDatabase open = with(Retention.versions(1));
    written(open, 30);
    open.await(open.db.reclaim());

    assertThat(open.await(open.db.reclaim())).isEqualTo(new ReclaimReport(0, 0, 0, 0));
  }

  @Test
  void watch_fromBeforeTheHorizon_isGone() {
    OpenDatabase open = with(Retention.versions(1));
    List<Version> versions = written(open, 9);
    open.await(open.db.reclaim());

    Feed old = open.db.watch(FeedOptions.after(Timestamp.MIN));
    assertThatExceptionOfType(KoruException.Gone.class).isThrownBy(() -> open.await(old.next()));
    Feed fresh = open.db.watch(FeedOptions.after(versions.get(7).timestamp()));
    assertThat(open.await(fresh.next())).isPresent();
  }

  @Test
  void retention_outOfRange_isRefused() {
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> Retention.versions(0))
        .withMessage("retention out of range: versions=0 min=1 max=1000000");
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> Retention.age(Duration.ZERO));
  }
}
