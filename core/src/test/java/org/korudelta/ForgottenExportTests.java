package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;
import org.korudelta.transfer.Genome;
import org.korudelta.transfer.TransferReport;
import org.korudelta.transfer.stream.StreamBytes;
import org.korudelta.vector.Embedding;
import org.korudelta.verify.Finding;

/** What was erased or retired travels as that, with the reason; what was packed as what it is. */
@Timeout(120)
class ForgottenExportTests {
  private static final String SECRET = "a secret that is long enough to be found";

  private static final Options OPTIONS =
      ExportedHistory.SMALL.withPacking(new PackOptions(false, true));

  private final OpenDatabase open = OpenDatabase.with(OPTIONS);

  private Version write(String key, String text) {
    return open.put(key, "\"" + text + "\"");
  }

  private void writeOthers(int count) {
    for (int i = 0; i < count; i++) {
      write("other-" + i % 3, "what is no secret at all, however long it is " + i);
    }
  }

  private byte[] export() {
    return ExportedHistory.of(open.runtime, open.db);
  }

  /** The keys' versions without what is gone, and why it is. */
  private static List<String> described(OpenDatabase of) {
    List<String> versions = new ArrayList<>();
    for (Version version : of.await(of.db.changes(Timestamp.MIN, Integer.MAX_VALUE))) {
      versions.add(
          version
              + " "
              + version.previousVersion()
              + version.operation()
              + version.ordinal()
              + version.wiping()
              + (version.isWiped() ? "" : version.value()));
    }
    return versions;
  }

  /** A database restored from {@code export}, which is sound and has what is here. */
  private OpenDatabase requireRestored(byte[] export) {
    OpenDatabase restored = ExportedHistory.restored(export, OPTIONS);
    assertThat(described(restored)).isEqualTo(described(open));
    assertThat(ExportedHistory.of(restored.runtime, restored.db)).isEqualTo(export);
    OpenDatabase again = restored.reopened();
    assertThat(described(again)).isEqualTo(described(open));
    again.await(again.db.close());
    List<Finding> findings = new ArrayList<>();
    DeterministicRuntime next = DeterministicRuntime.of(Choices.none(), again.runtime.disk());
    next.await(KoruDelta.verify(next, OPTIONS, findings::add));
    assertThat(findings).isEmpty();
    return OpenDatabase.on(DeterministicRuntime.of(Choices.none(), again.runtime.disk()), OPTIONS);
  }

  @Test
  void export_erasedKey_isRestoredWithoutItsValues() {
    Version first = write("k", SECRET);
    writeOthers(40);
    write("k", SECRET + " again");
    open.await(open.db.embed("ns", "v", Embedding.of("m", new float[] {1})));
    Genome before = open.await(open.db.genome());
    final Timestamp then = open.db.readPoint();
    open.await(open.db.erase("ns", "k", "asked by its owner"));
    open.await(open.db.erase("ns", "v", "asked by its owner"));
    writeOthers(5);

    byte[] export = export();

    assertThat(new String(export, StandardCharsets.ISO_8859_1))
        .contains("asked by its owner")
        .doesNotContain(SECRET);
    OpenDatabase restored = requireRestored(export);
    assertThatExceptionOfType(KoruException.Erased.class)
        .isThrownBy(() -> restored.await(restored.db.getVersion(first.id())));
    assertThat(restored.history("k")).hasSize(3).allMatch(Version::isWiped);
    assertThat(restored.await(restored.db.asOf(then).genome())).isEqualTo(before);
  }

  @Test
  void export_keyThatWasErasedTwice_isRestored() {
    write("k", SECRET);
    open.await(open.db.erase("ns", "k", "asked"));
    write("k", "not so secret");
    writeOthers(20);
    open.await(open.db.erase("ns", "k", "asked again"));
    Version last = write("k", "no secret");

    OpenDatabase restored = requireRestored(export());

    assertThat(restored.get("k")).contains(last);
  }

  @Test
  void export_retiredVersions_areRestoredWithTheirHorizon() {
    Version first = write("other-0", "old");
    writeOthers(60);
    open.await(open.db.reclaim(Map.of("ns", Retention.versions(2))));
    writeOthers(3);

    OpenDatabase restored = requireRestored(export());

    Version horizon = restored.history("other-0").get(restored.history("other-0").size() - 3);
    assertThatExceptionOfType(KoruException.Gone.class)
        .isThrownBy(() -> restored.await(restored.db.getVersion(first.id())))
        .withMessageContaining("horizon=" + horizon.timestamp());
  }

  @Test
  void export_packedSegments_isTheSameAsBefore() {
    ExportedHistory.write(open, 60);
    Timestamp middle = open.await(open.db.history("ns", "key-3")).get(2).timestamp();
    byte[] whole = export();
    byte[] end = ExportedHistory.after(middle, open.runtime, open.db);

    assertThat(open.await(open.db.pack()).segments()).isGreaterThan(3);

    assertThat(export()).isEqualTo(whole);
    assertThat(ExportedHistory.after(middle, open.runtime, open.db)).isEqualTo(end);
    OpenDatabase again = open.reopened();
    assertThat(ExportedHistory.of(again.runtime, again.db)).isEqualTo(whole);
  }

  @Test
  void restore_thenPack_hasTheSame() {
    ExportedHistory.write(open, 60);
    byte[] whole = export();
    OpenDatabase restored = ExportedHistory.restored(whole, OPTIONS);

    assertThat(restored.await(restored.db.pack()).segments()).isGreaterThan(3);

    OpenDatabase again = restored.reopened();
    assertThat(ExportedHistory.of(again.runtime, again.db)).isEqualTo(whole);
  }

  @Test
  void export_whileValuesAreTaken_goesOnToWhatSaysWhy() {
    write("k", SECRET);
    for (int i = 0; i < 2_000; i++) {
      write("other-" + i % 7, "x".repeat(500) + i);
    }
    StreamBytes stream = new StreamBytes(open.runtime);
    boolean[] erased = new boolean[1];
    Promise<TransferReport> export =
        open.db.export(
            piece ->
                erased[0]
                    ? stream.write(piece)
                    : eraseAndReclaim(erased).then(done -> stream.write(piece)));

    TransferReport report = open.await(export);

    assertThat(report.genome()).isEqualTo(open.await(open.db.genome()));
    OpenDatabase restored = ExportedHistory.restored(stream.all(), OPTIONS);
    assertThat(restored.await(restored.db.genome())).isEqualTo(report.genome());
  }

  private Promise<ReclaimReport> eraseAndReclaim(boolean[] erased) {
    erased[0] = true;
    return open.db
        .put("ns", "other-1", Json.parse("1"))
        .then(version -> open.db.erase("ns", "k", "asked"))
        .then(report -> open.db.reclaim(Map.of("ns", Retention.versions(1))));
  }

  @Test
  void export_asOfBeforeTheErasure_isErased() {
    write("k", SECRET);
    final Timestamp then = open.db.readPoint();
    open.await(open.db.erase("ns", "k", "asked"));

    assertThatExceptionOfType(KoruException.Erased.class)
        .isThrownBy(() -> ExportedHistory.of(open.runtime, open.db.asOf(then)))
        .withMessageContaining("no record up to then says so: namespace=ns key=k at=" + then);
    assertThat(open.await(open.db.asOf(then).genome()).versions()).isEqualTo(1);
  }

  @Test
  void export_asOfBeforeTheHorizon_isGone() {
    writeOthers(9);
    final Timestamp then = open.db.readPoint();
    writeOthers(9);
    open.await(open.db.reclaim(Map.of("ns", Retention.versions(1))));

    assertThatExceptionOfType(KoruException.Gone.class)
        .isThrownBy(() -> ExportedHistory.of(open.runtime, open.db.asOf(then)))
        .withMessageContaining("horizon=");
  }

  @Test
  void export_increments_bringErasuresOfWhatCameWithThem() {
    write("old", SECRET);
    byte[] whole = export();
    final Timestamp first = open.db.readPoint();
    write("k", SECRET);
    open.await(open.db.erase("ns", "k", "asked"));
    open.await(open.db.erase("ns", "old", "asked"));
    byte[] increment = ExportedHistory.after(first, open.runtime, open.db);

    DeterministicRuntime target = DeterministicRuntime.fifo();
    target.await(ExportedHistory.restore(target, OPTIONS, whole));
    target.await(ExportedHistory.restore(target, OPTIONS, increment));
    OpenDatabase restored = OpenDatabase.on(target, OPTIONS);

    assertThat(restored.history("k")).hasSize(2).allMatch(Version::isWiped);
    assertThat(restored.history("old").get(0).isWiped()).as("it came before").isFalse();
    assertThat(restored.await(restored.db.erase("ns", "old", "asked")).versions()).isEqualTo(1);
  }
}
