package org.korudelta.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.korudelta.Write;
import org.korudelta.causal.Version;
import org.korudelta.json.Json;
import org.korudelta.jvm.BlockingKoruDelta;

class ExaminationTests {
  private static final Load LOAD = new Load(11);

  private final BlockingKoruDelta db = BlockingKoruDelta.inMemory();
  private final Ledger ledger = new Ledger();
  private final Verdict verdict = new Verdict();

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void examination_ofWhatWasAcknowledged_holds() {
    TurnName first = put(0);
    acknowledge(first);
    TurnName batch = batch(1);
    acknowledge(batch);

    assertThat(examine()).isZero();
    assertThat(verdict.holds()).as("%s", verdict.complaints()).isTrue();
  }

  @Test
  void examination_ofWhatIsNotThere_isALoss() {
    TurnName turn = put(0);
    List<Version> elsewhere;
    try (BlockingKoruDelta other = BlockingKoruDelta.inMemory()) {
      elsewhere = LOAD.turn(turn).on(other);
    }
    ledger.add(Answer.acknowledged(turn, elsewhere));

    examine();

    assertThat(verdict.lost()).isOne();
    assertThat(verdict.complaints())
        .singleElement()
        .asString()
        .startsWith("lost: turn=" + turn + " acknowledged=")
        .contains(elsewhere.get(0).id().hex())
        .endsWith("found=nothing");
  }

  @Test
  void examination_ofAnotherIdThanWasAcknowledged_isALoss() {
    TurnName turn = put(0);
    acknowledge(turn);
    ledger.add(
        new Answer(true, turn, ledger.acknowledged().get(turn).replaceFirst("[0-9a-f]$", "x")));

    examine();

    assertThat(verdict.lost()).isOne();
  }

  @Test
  void examination_ofOneUnderWay_holdsAndCountsIt() {
    LOAD.turn(put(0).first()).on(db);

    assertThat(examine()).isOne();
    assertThat(verdict.holds()).as("%s", verdict.complaints()).isTrue();
  }

  @Test
  void examination_ofWhatWasThereBefore_isALossWhenItIsGone() {
    try (BlockingKoruDelta before = BlockingKoruDelta.inMemory()) {
      LOAD.turn(put(0).first()).on(before);
      Examination.of(before, ledger, LOAD, verdict);
    }

    examine();

    assertThat(verdict.complaints()).singleElement().asString().contains("seen before=");
  }

  @Test
  void examination_ofWhatNobodyCameTo_isBroken() {
    LOAD.turn(put(1)).on(db);

    examine();

    assertThat(verdict.complaints()).anyMatch(line -> line.contains("nobody waited for"));
  }

  @Test
  void examination_ofWhatWasRefused_isBroken() {
    TurnName turn = put(0);
    LOAD.turn(turn).on(db);
    ledger.add(Answer.refused(turn, "conflict"));

    examine();

    assertThat(verdict.complaints()).anyMatch(line -> line.contains("nobody waited for"));
  }

  @Test
  void examination_ofHalfABatch_isBroken() {
    TurnName turn = batch(0);
    List<Write> writes = LOAD.turn(turn).writes();
    ledger.add(Answer.acknowledged(turn, db.putBatch(writes.subList(0, writes.size() - 1))));

    examine();

    assertThat(verdict.complaints()).anyMatch(line -> line.contains("a commit in part"));
  }

  @Test
  void examination_ofAnotherValue_isBroken() {
    TurnName turn = put(0);
    Write write = LOAD.turn(turn).writes().get(0);
    Version other = db.put(write.namespace(), write.key(), Json.parse("\"else\""), write.options());
    ledger.add(Answer.acknowledged(turn, List.of(other)));

    examine();

    assertThat(verdict.complaints()).anyMatch(line -> line.contains("not as it was written"));
  }

  @Test
  void examination_ofOneTurnTwice_isBroken() {
    TurnName turn = put(0);
    acknowledge(turn);
    acknowledge(turn);

    examine();

    assertThat(verdict.complaints()).anyMatch(line -> line.contains("a commit twice"));
  }

  private int examine() {
    return Examination.of(db, ledger, LOAD, verdict);
  }

  private void acknowledge(TurnName turn) {
    ledger.add(Answer.acknowledged(turn, LOAD.turn(turn).on(db)));
  }

  /** The first turn of a number that puts; any writer's. */
  private static TurnName put(int number) {
    return turn(Turn.Put.class, number);
  }

  private static TurnName batch(int number) {
    return turn(Turn.Batch.class, number);
  }

  private static TurnName turn(Class<?> kind, int number) {
    return IntStream.range(0, 1_000)
        .mapToObj(writer -> new TurnName(1, writer, number))
        .filter(name -> kind.isInstance(LOAD.turn(name)))
        .filter(name -> LOAD.turn(name).writes().stream().allMatch(Write.Put.class::isInstance))
        .findFirst()
        .orElseThrow();
  }
}
