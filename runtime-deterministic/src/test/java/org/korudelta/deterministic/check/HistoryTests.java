package org.korudelta.deterministic.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;

class HistoryTests {
  private final History history = new History();

  @Test
  void operations_twoOverlap_areInInvocationOrderWithTheirEvents() {
    int read = history.invoke(1, new Action.Read("x"));
    int write = history.invoke(2, new Action.Write("x", 7));
    history.ok(write);
    history.ok(read, 7);

    assertThat(history.operations())
        .extracting(Operation::inWords)
        .containsExactly("client 1 read x=7 [0, 3]", "client 2 wrote x=7 [1, 2]");
  }

  @Test
  void operations_historyGoesOn_doNotChange() {
    history.invoke(1, new Action.Read("x"));
    List<Operation> before = history.operations();
    history.crash();

    assertThat(before.get(0).ending()).isEqualTo(new Ending.Open());
  }

  @Test
  void crash_operationsOpen_theirEndIsUnknown() {
    history.ok(history.invoke(1, new Action.Write("x", 1)));
    history.invoke(1, new Action.Write("x", 2));
    history.invoke(2, new Action.Read("x"));
    history.crash();

    assertThat(history.operations())
        .extracting(Operation::inWords)
        .containsExactly(
            "client 1 wrote x=1 [0, 1]",
            "client 1 perhaps wrote x=2 [from 2]",
            "client 2 perhaps read x [from 3]");
  }

  @Test
  void invoke_clientIsBusy_isRefused() {
    history.invoke(3, new Action.Read("x"));

    assertThatThrownBy(() -> history.invoke(3, new Action.Read("y")))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("client has an open operation: client=3 operation=0");
  }

  @Test
  void invoke_afterACrash_theClientGoesOn() {
    history.invoke(3, new Action.Write("x", 1));
    history.crash();

    assertThat(history.invoke(3, new Action.Read("x"))).isEqualTo(1);
  }

  @Test
  void fail_hasEnded_isRefused() {
    int write = history.invoke(1, new Action.Write("x", 1));
    history.ok(write);

    assertThatThrownBy(() -> history.fail(write)).hasMessage("operation has ended: operation=0");
    assertThatThrownBy(() -> history.unknown(4))
        .hasMessage("no such operation: operation=4 operations=1");
  }

  @Test
  void ok_anotherNumberOfAnswers_isRefused() {
    int write = history.invoke(1, new Action.Write("x", 1));
    int replace = history.invoke(2, new Action.CompareAndSet("x", 1, 2));

    assertThatThrownBy(() -> history.ok(write, 1))
        .hasMessage("number of answers: expected=0 actual=1");
    assertThatThrownBy(() -> history.ok(replace, 2))
        .hasMessage("answer is neither 0 nor 1: answer=2");
  }

  @Test
  void moments_clockGiven_haveItsTime() {
    History timed = new History(() -> 40);
    timed.fail(timed.invoke(1, new Action.Read("x")));

    assertThat(timed.operations().get(0).invoked()).isEqualTo(new Moment(0, 40));
    assertThat(timed.operations().get(0).ending().settled()).contains(new Moment(1, 40));
  }

  @Test
  void transaction_writesAKeyTwice_isRefused() {
    assertThatThrownBy(
            () ->
                new Action.Transaction(List.of(new Action.Write("x", 1), new Action.Write("x", 2))))
        .hasMessage("written twice in a transaction: key=x");
    assertThatThrownBy(() -> new Action.Transaction(List.of()))
        .hasMessage("transaction without a step");
  }
}
