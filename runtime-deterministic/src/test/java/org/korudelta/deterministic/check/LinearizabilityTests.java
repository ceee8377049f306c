package org.korudelta.deterministic.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinearizabilityTests {
  private final Script script = new Script();

  private Verdict check() {
    return new Linearizability().check(script.operations());
  }

  private void assertAccepted() {
    assertThat(check()).isEqualTo(new Verdict.Accepted());
  }

  private void assertRejected() {
    assertThat(check()).isInstanceOf(Verdict.Rejected.class);
  }

  private static Action.CompareAndSet fromTo(int expected, int value) {
    return new Action.CompareAndSet("x", expected, value);
  }

  @Test
  void check_nothingHappened_isAccepted() {
    assertAccepted();
  }

  @Test
  void check_staleRead_saysWhichAndWhatWasThere() {
    script.write(1, "x", 1).write(1, "x", 2).read(2, "x", 1);

    assertThat(check())
        .hasToString(
            """
            client 2 read x=1 [4, 5] has no place in any order.
            The longest order that can come before it has 2 operations and ends: client 1 wrote \
            x=1 [0, 1]; client 1 wrote x=2 [2, 3].
            By then there could be: x=2.\
            """);
  }

  @Test
  void check_firstReadIsWrong_saysThatNothingCanComeBefore() {
    script.read(1, "x", 5);

    assertThat(check())
        .hasToString(
            """
            client 1 read x=5 [0, 1] has no place in any order.
            Nothing can come before it.
            By then there could be: x absent.\
            """);
  }

  @Test
  void check_readOfTheInitialValueAfterAWrite_isRejected() {
    script.write(1, "x", 1).read(1, "x", 0);
    assertRejected();
  }

  @Test
  void check_readOfAFailedWrite_isRejected() {
    script.failedWrite(1, "x", 1).read(2, "x", 1);
    assertRejected();
  }

  @Test
  void check_readBeforeItsWriteBegan_isRejected() {
    script.read(2, "x", 1).write(1, "x", 1);
    assertRejected();
  }

  @Test
  void check_concurrentWritesReadInOneOrder_isAccepted() {
    int one = script.open(1, new Action.Write("x", 1));
    int two = script.open(2, new Action.Write("x", 2));
    script.read(3, "x", 2).read(3, "x", 1);
    script.history.ok(one);
    script.history.ok(two);
    script.read(3, "x", 1);

    assertAccepted();
  }

  @Test
  void check_readersSeeConcurrentWritesInTwoOrders_isRejected() {
    int one = script.open(1, new Action.Write("x", 1));
    int two = script.open(2, new Action.Write("x", 2));
    script.read(3, "x", 2).read(3, "x", 1).read(3, "x", 2);
    script.history.ok(one);
    script.history.ok(two);

    assertRejected();
  }

  @Test
  void check_acknowledgedWriteIsLostInACrash_isRejected() {
    script.write(1, "x", 1).write(1, "x", 2);
    script.history.crash();
    script.read(2, "x", 1);

    assertRejected();
  }

  @Test
  void check_deletedKeyIsAbsent_isAccepted() {
    script.write(1, "x", 1).write(1, "x", 0).read(2, "x", 0);
    assertAccepted();
  }

  @Test
  void check_deletedKeyIsBack_isRejected() {
    script.write(1, "x", 1).write(1, "x", 0).read(2, "x", 1);
    assertRejected();
  }

  @Test
  void check_twoCompareAndSetsOfOneValueSucceed_isRejected() {
    int one = script.open(1, fromTo(0, 1));
    int two = script.open(2, fromTo(0, 2));
    script.history.ok(one, true);
    script.history.ok(two, true);

    assertThat(check().toString())
        .startsWith("client 2 set x from 0 to 2 [1, 3] has no place in any order.");
  }

  @Test
  void check_oneOfTwoCompareAndSetsSucceeds_isAccepted() {
    int one = script.open(1, fromTo(0, 1));
    int two = script.open(2, fromTo(0, 2));
    script.history.ok(one, false);
    script.history.ok(two, true);
    script.read(1, "x", 2);

    assertAccepted();
  }

  @Test
  void check_compareAndSetRefusedThoughTheValueIsThere_isRejected() {
    script.write(1, "x", 1).replace(1, fromTo(1, 2), false);
    assertRejected();
  }

  @Test
  void check_lostUpdate_isRejected() {
    script.write(1, "x", 1).replace(1, fromTo(1, 2), true).replace(2, fromTo(1, 3), true);
    assertRejected();
  }

  @Test
  void check_unknownWriteIsNeverSeen_isAccepted() {
    script.write(1, "x", 1).unknownWrite(2, "x", 2).read(1, "x", 1).read(1, "x", 1);
    assertAccepted();
  }

  @Test
  void check_unknownWriteShowsLater_isAccepted() {
    script.write(1, "x", 1).unknownWrite(2, "x", 2).read(2, "x", 1).read(1, "x", 2);
    assertAccepted();
  }

  @Test
  void check_unknownWriteShowsAndIsGoneAgain_isRejected() {
    script.write(1, "x", 1).unknownWrite(2, "x", 2).read(1, "x", 2).read(1, "x", 1);
    assertRejected();
  }

  @Test
  void check_unknownWriteShowsTwice_isRejected() {
    script.unknownWrite(2, "x", 2).read(1, "x", 2).write(1, "x", 1).read(1, "x", 2);
    assertRejected();
  }

  @Test
  void check_unknownWriteShowsBeforeItBegan_isRejected() {
    script.read(1, "x", 2).unknownWrite(2, "x", 2);
    assertRejected();
  }

  @Test
  void check_unknownCompareAndSetShowsWhereItCould_isAccepted() {
    script.write(1, "x", 1);
    script.history.unknown(script.open(2, fromTo(1, 2)));
    script.read(1, "x", 2);
    assertAccepted();
  }

  @Test
  void check_unknownCompareAndSetShowsWhereItCouldNot_isRejected() {
    script.write(1, "x", 3);
    script.history.unknown(script.open(2, fromTo(1, 2)));
    script.read(1, "x", 2);
    assertRejected();
  }

  @Test
  void check_unknownWriteExplainsARefusedCompareAndSet_isAccepted() {
    script.write(1, "x", 1).unknownWrite(2, "x", 2).replace(1, fromTo(1, 3), false);
    assertAccepted();
  }

  /** Of two orders that are alike, the one that has not used up the unknown write must be kept. */
  @Test
  void check_equalWriteOfKnownEndCameFirst_leavesTheUnknownOneForLater() {
    script.unknownWrite(2, "x", 1);
    int known = script.open(1, new Action.Write("x", 1));
    script.read(3, "x", 1);
    script.history.ok(known);
    script.write(1, "x", 2).read(3, "x", 1);

    assertAccepted();
  }

  @Test
  void check_pendingAtTheCrash_isAcceptedEitherWay() {
    script.open(1, new Action.Write("x", 1));
    script.open(2, new Action.Write("x", 2));
    script.open(3, new Action.Read("x"));
    script.history.crash();
    script.read(1, "x", 2).read(1, "x", 1).read(2, "x", 1);

    assertAccepted();
  }

  @Test
  void check_neverEnded_isAsUnknown() {
    script.open(1, new Action.Write("x", 1));
    script.read(2, "x", 0).read(2, "x", 1);

    assertAccepted();
  }

  @Test
  void check_hundredUnknownWrites_areNoBurden() {
    for (int value = 1; value <= 100; value++) {
      script.unknownWrite(value, "x", value);
    }
    for (int value = 100; value >= 1; value--) {
      script.read(0, "x", value);
    }

    assertThat(new Linearizability(20_000).check(script.operations()).isAccepted()).isTrue();
  }

  @Test
  void check_oneOfTwoKeysIsBad_namesItOnly() {
    script.write(1, "x", 1).write(1, "y", 1).read(2, "x", 0).read(2, "y", 1);

    assertThat(((Verdict.Rejected) check()).sentences())
        .hasSize(3)
        .noneMatch(sentence -> sentence.contains("y="));
  }

  @Test
  void check_transactionIsSeenInPart_isRejected() {
    script.transact(1, List.of(), new Action.Write("x", 1), new Action.Write("y", 1));
    script.transact(2, List.of(1, 0), new Action.Read("x"), new Action.Read("y"));

    assertThat(check().toString())
        .startsWith(
            "client 2 in one transaction read x=1, read y as absent [2, 3] has no place in any"
                + " order.")
        .endsWith("By then there could be: x=1 and y=1.");
  }

  @Test
  void check_transactionsReadAcrossEachOther_isRejected() {
    int one = script.open(1, new Action.Write("x", 1));
    int two = script.open(2, new Action.Write("y", 1));
    script.transact(3, List.of(1, 0), new Action.Read("x"), new Action.Read("y"));
    script.transact(3, List.of(0, 1), new Action.Read("x"), new Action.Read("y"));
    script.history.ok(one);
    script.history.ok(two);

    assertRejected();
  }

  @Test
  void check_transactionReadsItsOwnWrite_isAccepted() {
    script.transact(
        1, List.of(0, 1), new Action.Read("x"), new Action.Write("x", 1), new Action.Read("x"));
    assertAccepted();
  }

  @Test
  void check_tooManyPlacements_isUndecidedAndNotAccepted() {
    for (int client = 1; client <= 8; client++) {
      script.open(client, new Action.Write("x", client));
    }
    for (int operation = 0; operation < 8; operation++) {
      script.history.ok(operation);
    }
    script.read(9, "x", 9);
    Verdict verdict = new Linearizability(100).check(script.operations());

    assertThat(verdict).isInstanceOf(Verdict.Undecided.class);
    assertThat(verdict.isAccepted()).isFalse();
    assertThat(verdict.toString()).contains("gave up on x after 100 placements");
    assertRejected();
  }

  @Test
  void check_oneKeyIsUndecidedAndAnotherBad_isRejected() {
    for (int client = 1; client <= 8; client++) {
      script.open(client, new Action.Write("x", client));
    }
    script.history.ok(0);
    script.read(9, "x", 9).read(9, "y", 1);

    assertThat(new Linearizability(20).check(script.operations()))
        .isInstanceOf(Verdict.Rejected.class);
  }

  @Test
  void linearizability_noPlacementAllowed_isRefused() {
    assertThatThrownBy(() -> new Linearizability(0))
        .hasMessage("placements below 1: placementsMax=0");
  }
}
