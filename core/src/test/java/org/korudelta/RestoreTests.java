package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.text.Timestamp;
import org.korudelta.transfer.TransferReport;
import org.korudelta.transfer.stream.ForgedHistory;

/** An export is restored whole, or nothing of it (D15). */
@Timeout(120)
class RestoreTests {
  private static final int COMMITS = 60;

  private final OpenDatabase source = OpenDatabase.with(ExportedHistory.SMALL);
  private final DeterministicRuntime target = DeterministicRuntime.fifo();

  private byte[] export() {
    return ExportedHistory.of(source.runtime, source.db);
  }

  private TransferReport restore(byte[] export) {
    return target.await(ExportedHistory.restore(target, ExportedHistory.SMALL, export));
  }

  private OpenDatabase opened() {
    return OpenDatabase.on(
        DeterministicRuntime.of(Choices.none(), target.disk()), ExportedHistory.SMALL);
  }

  /** All versions that are there; nobody has the database open afterwards. */
  private List<String> described() {
    OpenDatabase restored = opened();
    List<String> versions = ExportedHistory.described(restored);
    restored.await(restored.db.close());
    return versions;
  }

  @Test
  void restore_wholeHistory_hasSameVersionsGenomeAndBytes() {
    ExportedHistory.write(source, COMMITS);
    byte[] export = export();
    TransferReport report = restore(export);
    OpenDatabase restored = opened();

    assertThat(report.genome()).isEqualTo(source.await(source.db.genome()));
    assertThat(restored.await(restored.db.genome())).isEqualTo(report.genome());
    assertThat(ExportedHistory.described(restored)).isEqualTo(ExportedHistory.described(source));
    assertThat(ExportedHistory.of(restored.runtime, restored.db)).isEqualTo(export);
    assertThat(restored.stats().keyCount()).isEqualTo(source.stats().keyCount());
    assertThat(restored.stats().recovery().cleanClose()).isTrue();
  }

  @Test
  void restore_thenPut_continuesTheChain() {
    ExportedHistory.write(source, COMMITS);
    restore(export());
    OpenDatabase restored = opened();
    restored.runtime.scriptedWallClock().setNanos(source.runtime.wallClock());
    var newest = restored.history("a").get(restored.history("a").size() - 1);

    assertThat(restored.put("a", "9").previousVersion()).contains(newest.id());
    assertThat(restored.reopened().history("a")).hasSize(source.history("a").size() + 1);
  }

  @Test
  void restore_emptyHistory_makesAnEmptyDatabase() {
    TransferReport report = restore(export());

    assertThat(report.versions()).isZero();
    assertThat(opened().stats().commitCount()).isZero();
  }

  @Test
  void restore_intoHistory_isConflictWithBothGenomes() {
    ExportedHistory.write(source, 3);
    byte[] export = export();
    restore(export);

    assertThatThrownBy(() -> restore(export))
        .isInstanceOf(KoruException.Conflict.class)
        .hasMessageContaining("export=e3b0c442")
        .hasMessageContaining("here=" + source.await(source.db.genome()));
    assertThat(described()).isEqualTo(ExportedHistory.described(source));
  }

  @Test
  void restore_increments_bringTheSameAsTheWhole() {
    ExportedHistory.write(source, COMMITS);
    Timestamp first = source.db.readPoint();
    byte[] whole = export();
    ExportedHistory.writeMore(source, COMMITS);
    byte[] increment = ExportedHistory.after(first, source.runtime, source.db);
    Timestamp second = source.db.readPoint();
    byte[] nothing = ExportedHistory.after(second, source.runtime, source.db);

    assertThat(increment.length).isLessThan(export().length);
    restore(whole);
    TransferReport report = restore(increment);
    assertThat(report.base()).isEqualTo(source.await(source.db.asOf(first).genome()));
    assertThat(report.commits()).isEqualTo(COMMITS);
    assertThat(restore(nothing).versions()).isZero();
    assertThat(described()).isEqualTo(ExportedHistory.described(source));
  }

  @Test
  void restore_incrementOfAnotherHistory_isConflict() {
    ExportedHistory.write(source, 3);
    Timestamp first = source.db.readPoint();
    ExportedHistory.writeMore(source, 3);
    byte[] increment = ExportedHistory.after(first, source.runtime, source.db);

    assertThatThrownBy(() -> restore(increment))
        .isInstanceOf(KoruException.Conflict.class)
        .hasMessageContaining("export=" + source.await(source.db.asOf(first).genome()));
    restore(export());
    assertThatThrownBy(() -> restore(increment)).isInstanceOf(KoruException.Conflict.class);
  }

  @Test
  void restore_anyDamage_leavesTheDatabaseAsItWas() {
    ExportedHistory.write(source, 3);
    Timestamp first = source.db.readPoint();
    byte[] whole = export();
    ExportedHistory.writeMore(source, COMMITS);
    byte[] increment = ExportedHistory.after(first, source.runtime, source.db);
    restore(whole);
    List<String> before = described();
    List<String> files = target.await(target.storage().list());

    for (int at = 0; at < increment.length; at += 97) {
      byte[] flipped = increment.clone();
      flipped[at] ^= 0x10;
      byte[] cut = Arrays.copyOf(increment, at);
      assertThatThrownBy(() -> restore(flipped)).hasMessageContaining("offset=");
      assertThatThrownBy(() -> restore(cut)).hasMessageContaining("export ends early");
    }
    assertThat(files).hasSameSizeAs(target.await(target.storage().list()));
    assertThat(described()).isEqualTo(before);
    restore(increment);
    assertThat(described()).isEqualTo(ExportedHistory.described(source));
  }

  @Test
  void restore_somethingElse_makesNoDatabase() {
    assertThatThrownBy(() -> restore(new byte[100])).isInstanceOf(KoruException.BadRequest.class);

    assertThat(target.await(target.storage().list())).isEmpty();
  }

  @Test
  void restore_openDatabase_isAlreadyOpen() {
    byte[] export = export();
    OpenDatabase owner = OpenDatabase.on(target, ExportedHistory.SMALL);

    assertThatThrownBy(() -> restore(export)).isInstanceOf(KoruException.AlreadyOpen.class);
    owner.put("a", "1");
  }

  @Test
  void restore_forgedChains_areRefused() {
    for (ForgedHistory forged : ForgedHistory.values()) {
      assertThatThrownBy(() -> restore(forged.export()))
          .as(forged.name())
          .isInstanceOf(KoruException.Corruption.class)
          .hasMessageContaining("export damaged: offset=")
          .hasMessageContaining(forged.reason());
    }
    assertThat(opened().stats().commitCount()).isZero();
  }

  @Test
  void restore_diskFull_failsAndLeavesTheDatabaseAsItWas() {
    ExportedHistory.write(source, COMMITS);
    byte[] export = export();
    target.disk().capacityBytes(9_000);
    assertThatThrownBy(() -> restore(export)).isInstanceOf(KoruException.StorageFailure.class);
    target.disk().capacityBytes(Long.MAX_VALUE);
    assertThat(opened().stats().commitCount()).isZero();
  }

  @Test
  void restore_aheadOfTheClock_isKeptAndTold() {
    source.runtime.scriptedWallClock().setNanos(source.runtime.wallClock() + 86_400_000_000_000L);
    source.put("a", "1");
    restore(export());

    assertThat(opened().stats().clockAhead()).isTrue();
  }
}
