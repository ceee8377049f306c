package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.text.Timestamp;
import org.korudelta.transfer.Genome;
import org.korudelta.transfer.TransferReport;
import org.korudelta.transfer.stream.StreamBytes;

/** An export is the whole history as of one moment, and a genome says which one that is (D15). */
class ExportTests {
  private final OpenDatabase open = OpenDatabase.with(ExportedHistory.SMALL);

  private Genome genome(Reads reads) {
    return open.await(reads.genome());
  }

  @Test
  void genome_noCommits_isThatOfAnEmptyList() {
    assertThat(genome(open.db))
        .isEqualTo(
            new Genome(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                0,
                0,
                Timestamp.MIN));
  }

  @Test
  void genome_eachCommit_isAnotherAndCanBeAskedForLater() {
    Genome none = genome(open.db);
    Version first = open.put("a", "1");
    Genome one = genome(open.db);
    ExportedHistory.write(open, 20);
    Genome all = genome(open.db);

    assertThat(one.versions()).isEqualTo(1);
    assertThat(one.lastCommit()).isEqualTo(first.timestamp());
    assertThat(all.versions()).isEqualTo(open.stats().totalVersions());
    assertThat(all.commits()).isEqualTo(open.stats().commitCount());
    assertThat(List.of(none.root(), one.root(), all.root())).doesNotHaveDuplicates();
    assertThat(genome(open.db.asOf(first.timestamp()))).isEqualTo(one);
    OpenDatabase reopened = open.reopened();
    assertThat(reopened.await(reopened.db.genome())).isEqualTo(all);
  }

  @Test
  void export_whatItSays_isTheGenomeAndCanBeVerified() {
    ExportedHistory.write(open, 20);
    StreamBytes stream = new StreamBytes(open.runtime);
    TransferReport report = open.await(open.db.export(stream));

    assertThat(report.genome()).isEqualTo(genome(open.db));
    assertThat(report.base().versions()).isZero();
    assertThat(report.bytes()).isEqualTo(stream.all().length);
    assertThat(verified(stream.all())).isEqualTo(report);
  }

  private TransferReport verified(byte[] export) {
    return open.await(
        KoruDelta.verifyExport(
            open.runtime,
            Options.defaults(),
            StreamBytes.source(open.runtime, export, export.length)));
  }

  @Test
  void export_whileOthersWrite_isAsOfTheMomentOfTheCall() {
    ExportedHistory.write(open, 30);
    byte[] before = ExportedHistory.of(open.runtime, open.db);
    StreamBytes stream = new StreamBytes(open.runtime);
    Promise<TransferReport> export =
        open.db.export(
            piece ->
                open.db
                    .put("ns", "meanwhile", Json.parse("1"))
                    .then(version -> stream.write(piece)));
    open.put("other", "1");
    open.await(export);

    assertThat(stream.all()).isEqualTo(before);
    assertThat(open.history("meanwhile")).isNotEmpty();
  }

  @Test
  void export_asOfAPastTime_isWhatWasThereThen() {
    ExportedHistory.write(open, 10);
    byte[] then = ExportedHistory.of(open.runtime, open.db);
    Timestamp at = open.db.readPoint();
    ExportedHistory.writeMore(open, 10);

    assertThat(ExportedHistory.of(open.runtime, open.db.asOf(at))).isEqualTo(then);
  }

  @Test
  void export_notYetWritten_hasItToo() {
    OpenDatabase lazy =
        OpenDatabase.with(ExportedHistory.SMALL.withDurability(Durability.memory()));
    ExportedHistory.write(lazy, 10);

    OpenDatabase restored =
        ExportedHistory.restored(ExportedHistory.of(lazy.runtime, lazy.db), ExportedHistory.SMALL);
    assertThat(ExportedHistory.described(restored)).isEqualTo(ExportedHistory.described(lazy));
  }

  @Test
  void export_slowTarget_isGivenOnePieceAtATime() {
    ExportedHistory.writeMore(open, 2_000);
    PromiseSource<Void> room = open.runtime.promise();
    int[] given = new int[1];
    open.db.export(
        piece -> {
          given[0]++;
          return room.promise();
        });
    while (open.runtime.step()) {}

    assertThat(given[0]).isEqualTo(1);
  }

  @Test
  void export_targetFails_failsAlike() {
    open.put("a", "1");
    KoruException full = new KoruException.StorageFailure("no room");

    assertThat(open.outcome(open.db.export(piece -> open.runtime.failed(full))))
        .isEqualTo(new Outcome.Failure<>(full));
  }

  @Test
  void export_closedDatabase_isClosed() {
    open.put("a", "1");
    open.await(open.db.close());

    assertThatThrownBy(() -> open.await(open.db.export(new StreamBytes(open.runtime))))
        .isInstanceOf(KoruException.Closed.class);
    assertThatThrownBy(() -> open.await(open.db.genome())).isInstanceOf(KoruException.Closed.class);
  }

  @Test
  void export_largeValues_goesInPagesOfBoundedSize() {
    for (int i = 0; i < 5; i++) {
      open.put("large-" + i, "\"" + "x".repeat(700_000) + "\"");
    }
    open.await(open.db.close());
    for (int tail : new int[] {1, 100}) {
      DeterministicRuntime next = DeterministicRuntime.of(Choices.none(), open.runtime.disk());
      Options options = ExportedHistory.SMALL.withMemory(new MemoryBudget(0, 0, 0, tail));
      Opening opening = next.await(Opening.of(next, options));

      assertThat(next.await(ReadPoint.now(opening.history()).page(Long.MIN_VALUE))).hasSize(2);
      next.await(opening.foundation().consolidation().end().then(ended -> opening.log().close()));
    }
  }
}
