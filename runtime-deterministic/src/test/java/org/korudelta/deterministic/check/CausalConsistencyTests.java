package org.korudelta.deterministic.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CausalConsistencyTests {
  private final Script script = new Script();

  private Verdict check() {
    return new CausalConsistency().check(script.operations());
  }

  private void assertAccepted() {
    assertThat(check()).isEqualTo(new Verdict.Accepted());
  }

  private void assertRejected(String pattern) {
    assertThat(check().toString()).startsWith(pattern + ": ");
  }

  @Test
  void check_nobodyWroteIt_isAThinAirRead() {
    script.read(1, "x", 3);

    assertThat(check()).hasToString("ThinAirRead: client 1 read x=3 [0, 1], but nobody wrote it.");
  }

  @Test
  void check_failedWriteWasRead_namesIt() {
    script.failedWrite(1, "x", 3).read(2, "x", 3);

    assertThat(check())
        .hasToString(
            "ThinAirRead: client 2 read x=3 [2, 3], but client 1 failed and never wrote x=3 [0,"
                + " 1].");
  }

  @Test
  void check_twoReadEachOthersFuture_isACycle() {
    script.read(1, "x", 1).write(1, "y", 1).read(2, "y", 1).write(2, "x", 1);

    assertThat(check())
        .hasToString(
            """
            CyclicCO: client 1 read x=1 [0, 1] before client 1 wrote y=1 [2, 3].
            client 2 read y=1 [4, 5], from: client 1 wrote y=1 [2, 3].
            client 2 read y=1 [4, 5] before client 2 wrote x=1 [6, 7].
            client 1 read x=1 [0, 1], from: client 2 wrote x=1 [6, 7].\
            """);
  }

  @Test
  void check_readsItsOwnFuture_isACycle() {
    script.read(1, "x", 1).read(1, "y", 0).write(1, "x", 1);

    assertThat(check())
        .hasToString(
            """
            CyclicCO: client 1 read x=1 [0, 1] before client 1 wrote x=1 [4, 5].
            client 1 read x=1 [0, 1], from: client 1 wrote x=1 [4, 5].\
            """);
  }

  @Test
  void check_initialValueReadByWhoKnowsAWrite_tellsHowItKnew() {
    script.write(1, "x", 1).read(2, "x", 1).write(2, "y", 2).read(3, "y", 2).read(3, "x", 0);

    assertThat(check())
        .hasToString(
            """
            WriteCOInitRead: client 2 read x=1 [2, 3], from: client 1 wrote x=1 [0, 1].
            client 2 read x=1 [2, 3] before client 2 wrote y=2 [4, 5].
            client 3 read y=2 [6, 7], from: client 2 wrote y=2 [4, 5].
            client 3 read y=2 [6, 7] before client 3 read x as absent [8, 9].
            client 3 read x as absent [8, 9] and knew of x=1.\
            """);
  }

  @Test
  void check_readGoesBack_isAReadOfWhatWasOverwritten() {
    script.write(1, "x", 1).read(1, "x", 1).write(1, "x", 2).read(2, "x", 2).read(2, "x", 1);

    assertThat(check())
        .hasToString(
            """
            WriteCORead: client 1 wrote x=1 [0, 1] before client 1 wrote x=2 [4, 5].
            client 2 read x=2 [6, 7], from: client 1 wrote x=2 [4, 5].
            client 2 read x=2 [6, 7] before client 2 read x=1 [8, 9].
            client 2 read x=1 [8, 9] and knew of x=2, so x=2 is the earlier.\
            """);
  }

  @Test
  void check_ownWriteIsNotRead_isRejected() {
    script.write(1, "x", 1).read(1, "x", 0);
    assertRejected("WriteCOInitRead");
  }

  @Test
  void check_lostUpdate_isACycleOfConflicts() {
    script.write(1, "x", 1);
    script.replace(2, new Action.CompareAndSet("x", 1, 2), true);
    script.replace(3, new Action.CompareAndSet("x", 1, 3), true);
    script.read(2, "x", 3).read(3, "x", 2);

    assertRejected("CyclicCF");
  }

  @Test
  void check_clientsDisagreeOnTheLastOfTwoWrites_isACycleOfConflicts() {
    script.write(1, "x", 1).write(2, "x", 2).read(1, "x", 2).read(2, "x", 1);

    assertThat(check())
        .hasToString(
            """
            CyclicCF: client 1 wrote x=1 [0, 1] before client 1 read x=2 [4, 5].
            client 1 read x=2 [4, 5] and knew of x=1, so x=1 is the earlier.
            client 2 wrote x=2 [2, 3] before client 2 read x=1 [6, 7].
            client 2 read x=1 [6, 7] and knew of x=2, so x=2 is the earlier.\
            """);
  }

  @Test
  void check_transactionIsSeenInPart_isRejected() {
    script.transact(1, List.of(), new Action.Write("x", 1), new Action.Write("y", 1));
    script.transact(2, List.of(0, 1), new Action.Read("x"), new Action.Read("y"));

    assertRejected("WriteCOInitRead");
  }

  @Test
  void check_transactionReadsAKeyDifferently_isRejected() {
    script.write(1, "x", 1).write(2, "x", 2);
    script.transact(3, List.of(1, 2), new Action.Read("x"), new Action.Read("x"));

    assertRejected("CyclicCF");
  }

  @Test
  void check_transactionDoesNotReadItsOwnWrite_isRejected() {
    script.transact(1, List.of(0), new Action.Write("x", 1), new Action.Read("x"));

    assertThat(check())
        .hasToString(
            "own write not read: client 1 in one transaction wrote x=1, read x as absent [0, 1],"
                + " having written x=1.");
  }

  @Test
  void check_unknownWriteShowsAndIsGoneAgain_isRejected() {
    script.write(1, "x", 1).read(2, "x", 1).unknownWrite(2, "x", 2);
    script.read(1, "x", 2).read(1, "x", 1);

    assertRejected("WriteCORead");
  }

  @Test
  void check_shortAndLongCycle_tellsTheShort() {
    script.write(1, "a", 1).read(2, "a", 1).write(2, "b", 1).read(3, "b", 1).read(3, "a", 0);
    script.write(4, "c", 1).read(4, "c", 0);

    assertThat(((Verdict.Rejected) check()).sentences()).hasSize(2).allMatch(s -> s.contains("c"));
  }

  @Test
  void check_concurrentWritesInAnyOrder_isAccepted() {
    script.write(1, "x", 1).write(2, "x", 2).read(3, "x", 2).read(4, "x", 1).read(5, "x", 0);
    assertAccepted();
  }

  @Test
  void check_staleReadOfWhoKnowsNothing_isAccepted() {
    script.write(1, "x", 1).write(1, "x", 2).read(2, "x", 1).read(2, "y", 0).read(3, "x", 0);
    assertAccepted();
  }

  @Test
  void check_unknownWriteNeverSeenOrLate_isAccepted() {
    script.unknownWrite(1, "x", 1).unknownWrite(1, "y", 2).read(1, "x", 0).read(1, "y", 0);
    script.read(1, "x", 1).read(2, "y", 0);
    assertAccepted();
  }

  @Test
  void check_unknownCompareAndSetIsNeverSeen_readNothing() {
    script.write(1, "x", 1).write(1, "x", 2);
    script.history.unknown(script.open(1, new Action.CompareAndSet("x", 1, 3)));
    script.read(1, "x", 2);
    assertAccepted();
  }

  @Test
  void check_refusedCompareAndSet_saysNothing() {
    script.write(1, "x", 1).replace(1, new Action.CompareAndSet("x", 1, 2), false);
    assertAccepted();
  }
}
