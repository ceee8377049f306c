package org.korudelta.deterministic.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SessionGuaranteesTests {
  private final Script script = new Script();

  private Verdict check() {
    return new SessionGuarantees().check(script.operations());
  }

  private void assertAccepted() {
    assertThat(check()).isEqualTo(new Verdict.Accepted());
  }

  @Test
  void check_ownWriteIsNotRead_blamesReadYourWrites() {
    script.write(1, "x", 1).read(1, "x", 0);

    assertThat(check())
        .hasToString(
            "read your writes: client 1 wrote x=1 [0, 1] before client 1 read x as absent [2, 3].");
  }

  @Test
  void check_ownOlderWriteIsRead_blamesReadYourWrites() {
    script.write(1, "x", 1).write(1, "x", 2).read(1, "x", 1);

    assertThat(check())
        .hasToString(
            "read your writes: client 1 wrote x=2 [2, 3] before client 1 read x=1 [4, 5], though"
                + " client 1 wrote x=1 [0, 1] before client 1 wrote x=2 [2, 3].");
  }

  @Test
  void check_readGoesBack_blamesMonotonicReads() {
    script.write(1, "x", 1).write(1, "x", 2).read(2, "x", 2).read(2, "x", 1);

    assertThat(check().toString())
        .startsWith("monotonic reads: client 2 read x=2 [4, 5] before client 2 read x=1 [6, 7],");
  }

  @Test
  void check_readGoesForthAndBack_blamesMonotonicReads() {
    script.write(1, "x", 1).write(2, "x", 2).read(3, "x", 1).read(3, "x", 2).read(3, "x", 1);

    assertThat(check().toString()).startsWith("monotonic reads: ");
  }

  @Test
  void check_sessionsReadInTwoOrders_blamesMonotonicReads() {
    script.write(1, "x", 1).write(2, "x", 2);
    script.read(3, "x", 1).read(4, "x", 2).read(3, "x", 2).read(4, "x", 1);

    assertThat(check().toString()).startsWith("monotonic reads: ").contains("client 3", "client 4");
  }

  @Test
  void check_laterWriteSeenWithoutTheEarlier_blamesMonotonicWrites() {
    script.write(1, "x", 1).write(1, "y", 2).read(2, "y", 2).read(2, "x", 0);

    assertThat(check())
        .hasToString(
            "monotonic writes: client 1 wrote x=1 [0, 1] before client 1 wrote y=2 [2, 3], and"
                + " client 2 read y=2 [4, 5] before client 2 read x as absent [6, 7].");
  }

  @Test
  void check_writeSeenWithoutWhatItsWriterRead_blamesWritesFollowReads() {
    script.write(1, "x", 1).read(2, "x", 1).write(2, "y", 2).read(3, "y", 2).read(3, "x", 0);

    assertThat(check())
        .hasToString(
            "writes follow reads: client 2 read x=1 [2, 3] before client 2 wrote y=2 [4, 5], and"
                + " client 3 read y=2 [6, 7] before client 3 read x as absent [8, 9].");
  }

  @Test
  void check_compareAndSetsGoRound_areRejected() {
    script.read(1, "x", 2).write(1, "x", 1).read(2, "x", 1).write(2, "x", 2);

    assertThat(check().toString()).startsWith("writes follow reads: ");
  }

  @Test
  void check_replacedValueComesBack_isRejected() {
    script.write(1, "x", 1).replace(2, new Action.CompareAndSet("x", 1, 2), true);
    script.read(3, "x", 2).read(3, "x", 1);

    assertThat(check().toString()).startsWith("monotonic reads: ").contains("set x from 1 to 2");
  }

  @Test
  void check_unknownWriteShowsAndIsGoneAgain_isRejected() {
    script.write(1, "x", 1).read(2, "x", 1).unknownWrite(1, "x", 2);
    script.read(2, "x", 2).read(2, "x", 1);

    assertThat(check().isAccepted()).isFalse();
  }

  @Test
  void check_twoKeysAreBad_namesBoth() {
    script.write(1, "x", 1).read(1, "x", 0).write(1, "y", 1).read(1, "y", 0);

    assertThat(((Verdict.Rejected) check()).sentences()).hasSize(2);
  }

  @Test
  void check_staleReadOfAnother_isAccepted() {
    script.write(1, "x", 1).write(1, "x", 2).read(2, "x", 0).read(2, "x", 1).read(3, "x", 0);
    assertAccepted();
  }

  @Test
  void check_concurrentWritesInAnyOrder_isAccepted() {
    script.write(1, "x", 1).write(2, "x", 2).read(1, "x", 2).read(2, "x", 2).read(3, "x", 1);
    assertAccepted();
  }

  @Test
  void check_ownUnknownWriteIsNotReadYet_isAccepted() {
    script.unknownWrite(1, "x", 1).read(1, "x", 0).read(1, "x", 1);
    assertAccepted();
  }

  @Test
  void check_writeAfterAnUnknownOneIsSeenWithoutIt_isAccepted() {
    script.unknownWrite(1, "x", 1).write(1, "y", 1).read(2, "y", 1).read(2, "x", 0);
    script.read(3, "x", 1);
    assertAccepted();
  }

  @Test
  void check_unknownCompareAndSetHappenedLate_owesNothingToItsSession() {
    script.write(1, "a", 1).write(1, "x", 1);
    script.history.unknown(script.open(2, new Action.CompareAndSet("x", 1, 2)));
    script.read(2, "a", 0).read(3, "x", 2);
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
  void check_causesTwoStepsAway_areNotItsBusiness() {
    script.write(1, "x", 1).read(2, "x", 1).write(2, "y", 2);
    script.read(3, "y", 2).write(3, "z", 3).read(4, "z", 3).read(4, "x", 0);
    assertAccepted();
  }

  @Test
  void check_valueWrittenTwice_isRefused() {
    script.write(1, "x", 1).write(2, "x", 1);

    assertThatThrownBy(this::check)
        .hasMessage("value written twice: client 1 wrote x=1 [0, 1], client 2 wrote x=1 [2, 3]");
  }

  @Test
  void check_delete_isRefused() {
    script.write(1, "x", 0);

    assertThatThrownBy(this::check)
        .hasMessage("0 was written, which is no value: client 1 deleted x [0, 1]");
  }

  @Test
  void check_failedWriteIsWrittenAgain_isAccepted() {
    script.failedWrite(1, "x", 1).write(1, "x", 1).read(1, "x", 1);
    assertAccepted();
  }
}
