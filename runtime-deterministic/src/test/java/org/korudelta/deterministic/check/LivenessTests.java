package org.korudelta.deterministic.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LivenessTests {
  private long nowNanos;
  private final History history = new History(() -> nowNanos);

  private int readAt(int client, long atNanos) {
    nowNanos = atNanos;
    return history.invoke(client, new Action.Read("x"));
  }

  private Verdict check(long endedNanos) {
    return new Liveness(100, 50, endedNanos).check(history.operations());
  }

  @Test
  void check_answeredJustInTime_isAccepted() {
    int read = readAt(1, 100);
    nowNanos = 150;
    history.ok(read, 0);

    assertThat(check(1_000)).isEqualTo(new Verdict.Accepted());
  }

  @Test
  void check_answeredLate_namesTheOperation() {
    int read = readAt(1, 100);
    nowNanos = 151;
    history.ok(read, 0);

    assertThat(check(1_000))
        .hasToString(
            "client 1 read x as absent [0, 1] was answered after 51 ns, and 50 ns are allowed.");
  }

  @Test
  void check_invokedBeforeFaultsStopped_mayTakeForEver() {
    readAt(1, 99);

    assertThat(check(1_000)).isEqualTo(new Verdict.Accepted());
  }

  @Test
  void check_neverAnswered_namesTheOperation() {
    readAt(4, 120);

    assertThat(check(171))
        .hasToString(
            "client 4 perhaps read x [from 0], invoked at 120 ns, was not answered by 171 ns, and"
                + " 50 ns are allowed.");
  }

  @Test
  void check_runEndedWhileItMayWait_isUndecided() {
    readAt(4, 120);

    assertThat(check(170))
        .isEqualTo(
            new Verdict.Undecided(
                "the run ended before the time was up of: [client 4 perhaps read x [from 0]]"));
  }

  @Test
  void check_oneLateAndOneWaits_isRejectedForTheLateOne() {
    readAt(1, 100);
    readAt(2, 140);

    assertThat(((Verdict.Rejected) check(160)).sentences())
        .singleElement()
        .asString()
        .startsWith("client 1 ");
  }

  @Test
  void check_nobodyKnowsTheEnd_isNoAnswer() {
    history.unknown(readAt(1, 100));

    assertThat(check(110).isAccepted()).isFalse();
  }

  @Test
  void check_failedInTime_isAnAnswer() {
    history.fail(readAt(1, 100));

    assertThat(check(1_000)).isEqualTo(Verdict.of(List.of()));
  }
}
