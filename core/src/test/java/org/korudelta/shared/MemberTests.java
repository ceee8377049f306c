package org.korudelta.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.PeerFaults;
import org.korudelta.deterministic.SimulatedPeer;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Utf8;

class MemberTests {
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration FAILOVER_MAX = Duration.ofSeconds(2);
  private static final Duration SILENCE = Contact.TICK.multipliedBy(Contact.SILENT_TICKS_MAX + 2);

  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();
  private final Register.Store store = new Register.Store();
  private final SimulatedPeer first = runtime.peer("first");
  private final SimulatedPeer second = runtime.peer("second");
  private final SimulatedPeer third = runtime.peer("third");
  private final Member owner = joined(first);
  private final Member other = joined(second);

  private Member joined(AsyncRuntime peer) {
    Member member = Member.join(peer, "words", () -> store.open(peer));
    runtime.runFor(MOMENT);
    return member;
  }

  private static Promise<byte[]> read(Member member) {
    return member.call(Utf8.encode("all"), CallKind.REPEATABLE);
  }

  private static Promise<byte[]> write(Member member, String request) {
    return member.call(Utf8.encode(request), CallKind.ONCE);
  }

  private String await(Promise<byte[]> answer) {
    return Utf8.decode(runtime.await(answer));
  }

  private static String code(Promise<byte[]> promise) {
    return promise
        .peek()
        .map(
            outcome ->
                outcome instanceof Outcome.Failure<byte[]> failure
                    ? ((KoruException) failure.error()).code().text()
                    : "ok")
        .orElse("pending");
  }

  /** Looks at the promise, so that its failure counts as seen. */
  private static Promise<byte[]> seen(Promise<byte[]> promise) {
    promise.onComplete(outcome -> {});
    return promise;
  }

  @Test
  void call_ownerAndOther_reachOneService() {
    assertThat(await(write(owner, "add a"))).isEqualTo("a");
    assertThat(await(write(other, "add b"))).isEqualTo("a,b");
    assertThat(await(read(owner))).isEqualTo("a,b");
    assertThat(owner.isOwner()).isTrue();
    assertThat(other.isOwner()).isFalse();
    assertThat(store.callers).containsExactly(owner.id(), other.id(), owner.id());
  }

  @Test
  void call_manyAtOnce_areMadeInOrder() {
    List<String> words = IntStream.range(0, 500).mapToObj(String::valueOf).toList();
    List<Promise<byte[]>> answers = new ArrayList<>();
    words.forEach(word -> answers.add(write(other, "add " + word)));
    answers.forEach(runtime::await);

    assertThat(store.words).isEqualTo(words);
    assertThat(runtime.now()).isLessThan(Contact.TICK.toNanos());
  }

  @Test
  void call_bigBothWays_isCutAndWhole() {
    int bytes = 20 << 20;
    byte[] request = new byte[bytes];
    System.arraycopy(Utf8.encode("size "), 0, request, 0, 5);

    assertThat(await(other.call(request, CallKind.ONCE))).isEqualTo(String.valueOf(bytes));
    assertThat(runtime.await(write(other, "big " + bytes))).hasSize(bytes);
  }

  @Test
  void call_serviceFails_callerHasItsCodeAndMessage() {
    for (Member member : List.of(owner, other)) {
      assertThatThrownBy(() -> runtime.await(write(member, "fail")))
          .isInstanceOf(KoruException.Conflict.class)
          .hasMessage("expected=1 actual=2");
      assertThatThrownBy(() -> runtime.await(write(member, "throw")))
          .hasMessageContaining("no such word: 5");
    }
  }

  @Test
  void ownerKilled_others_areServedWithinTwoSeconds() {
    await(write(other, "add a"));
    Member last = joined(third);
    first.kill();
    store.open = 0;

    assertThat(await(read(last))).isEqualTo("a");
    assertThat(await(write(last, "add b"))).isEqualTo("a,b");
    assertThat(other.isOwner()).isTrue();
    assertThat(runtime.now()).isLessThan(FAILOVER_MAX.toNanos());
  }

  @Test
  void ownerKilled_callsUnderWay_areRepeatedOrUnknown() {
    joined(third);
    await(read(other));
    Promise<byte[]> write = seen(write(other, "slow 100"));
    Promise<byte[]> read = other.call(Utf8.encode("slow 1"), CallKind.REPEATABLE);
    runtime.runFor(MOMENT);
    first.kill();
    store.open = 0;
    runtime.runFor(FAILOVER_MAX);

    assertThat(code(write)).isEqualTo("outcome_unknown");
    assertThat(await(read)).isEqualTo("slept");
  }

  @Test
  void ownerKilled_callToAnotherThatPostedIt_isUnknown() {
    Member last = joined(third);
    await(read(last));
    Promise<byte[]> write = seen(write(last, "slow 100"));
    runtime.runFor(MOMENT);
    first.kill();
    store.open = 0;
    runtime.runFor(FAILOVER_MAX);

    assertThat(code(write)).isEqualTo("outcome_unknown");
    assertThat(await(write(last, "add b"))).isEqualTo("b");
  }

  @Test
  void ownerLeaves_serviceIsClosedFirst_nobodyIsUncertain() {
    Member last = joined(third);
    await(read(last));
    runtime.await(owner.leave());
    assertThat(store.open).isLessThanOrEqualTo(1);

    assertThat(await(write(last, "add a"))).isEqualTo("a");
    assertThat(store.opened).isEqualTo(2);
    assertThat(runtime.now()).isLessThan(FAILOVER_MAX.toNanos());
  }

  @Test
  void ownerLeaves_requestOnItsWay_isMadeAtTheNextOnce() {
    Member last = joined(third);
    await(read(last));
    for (int round = 0; round < 100; round++) {
      seen(write(last, "add " + round));
    }
    runtime.await(owner.leave());
    runtime.runFor(FAILOVER_MAX);

    assertThat(store.words).hasSize(100).doesNotHaveDuplicates();
    assertThat(await(read(last))).endsWith("99");
  }

  @Test
  void ownerFrozen_callsFailUnavailable_laterOnesWorkWhenItGoesOn() {
    await(read(other));
    runtime.runFor(SILENCE);
    first.freeze();
    Promise<byte[]> read = seen(read(other));
    Promise<byte[]> write = seen(write(other, "add a"));
    runtime.runFor(SILENCE);
    assertThat(List.of(code(read), code(write))).containsOnly("unavailable");

    first.thaw();
    assertThat(await(write(other, "add b"))).isEqualTo("b");
    assertThat(store.opened).isEqualTo(1);
  }

  @Test
  void ownerFrozen_writePosted_isUnknownAndMayStillBeMade() {
    await(read(other));
    first.freeze();
    Promise<byte[]> write = seen(write(other, "add a"));
    runtime.runFor(SILENCE);
    assertThat(code(write)).isEqualTo("outcome_unknown");

    first.thaw();
    assertThat(await(read(other))).isEqualTo("a");
  }

  @Test
  void frozenForLong_member_waitsItsTimeWhenItGoesOn() {
    await(read(other));
    second.freeze();
    Promise<byte[]> read = read(other);
    runtime.runFor(SILENCE.multipliedBy(10));
    second.thaw();

    assertThat(await(read)).isEmpty();
  }

  @Test
  void call_takesLong_doesNotFailWhileTheOwnerLives() {
    assertThat(await(write(other, "slow 60"))).isEqualTo("slept");
  }

  @Test
  void opening_takesLong_callsWait() {
    first.kill();
    store.open = 0;
    store.opening = Duration.ofSeconds(30);

    assertThat(await(write(joined(third), "add a"))).isEqualTo("a");
  }

  @Test
  void opening_fails_callsFailWithItAndLaterOnesTryAgain() {
    store.refusal = new KoruException.Corruption("bad: offset=7");
    first.kill();
    store.open = 0;
    Member last = joined(third);
    for (Member member : List.of(other, last)) {
      assertThatThrownBy(() -> runtime.await(read(member)))
          .isInstanceOf(KoruException.Corruption.class)
          .hasMessage("bad: offset=7");
    }
    store.refusal = null;
    runtime.runFor(Duration.ofSeconds(1));

    assertThat(await(read(last))).isEmpty();
    assertThat(await(read(other))).isEmpty();
  }

  @Test
  void opening_alreadyOpenForAWhile_callsWait() {
    store.refusal = new KoruException.AlreadyOpen("owner=gone");
    first.kill();
    store.open = 0;
    Promise<byte[]> read = read(other);
    runtime.runFor(Duration.ofSeconds(1));
    assertThat(code(read)).isEqualTo("pending");
    store.refusal = null;

    assertThat(await(read)).isEmpty();
  }

  @Test
  void lockTakenAway_serviceIsClosedAndTheMemberGoesOn() {
    await(write(owner, "add a"));
    first.expire();
    runtime.runFor(MOMENT);

    assertThat(await(write(owner, "add b"))).isEqualTo("a,b");
    assertThat(other.isOwner()).isTrue();
    assertThat(owner.isOwner()).isFalse();
    runtime.await(other.leave());
    assertThat(await(write(owner, "add c"))).isEqualTo("a,b,c");
    assertThat(owner.isOwner()).isTrue();
  }

  @Test
  void memberGone_leftOrKilled_serviceIsTold() {
    Member last = joined(third);
    await(read(other));
    await(read(last));
    runtime.await(other.leave());
    third.kill();
    runtime.runFor(MOMENT);

    assertThat(store.gone).containsExactly(other.id(), last.id());
  }

  @Test
  void leave_pendingAndLaterCalls_failClosed() {
    Promise<byte[]> pending = seen(write(other, "slow 100"));
    runtime.runFor(MOMENT);
    runtime.await(other.leave());
    runtime.await(other.leave());

    assertThat(code(pending)).isEqualTo("closed");
    assertThatExceptionOfType(KoruException.Closed.class)
        .isThrownBy(() -> runtime.await(read(other)));
    assertThat(await(read(owner))).isEmpty();
  }

  @Test
  void leave_allAtOnce_nothingIsLeft() {
    Member last = joined(third);
    await(read(last));
    List<Promise<?>> ends = List.of(owner.leave(), last.leave(), other.leave());
    runtime.runUntilIdle();

    ends.forEach(end -> assertThat(end.peek()).get().isInstanceOf(Outcome.Success.class));
    assertThat(store.open).isZero();
    assertThat(runtime.taskWaits()).isEmpty();
    assertThat(runtime.timers()).isZero();
  }

  @Test
  void idle_members_setNoTimer() {
    await(read(other));
    runtime.runUntilIdle();

    assertThat(runtime.now()).isLessThan(Duration.ofSeconds(1).toNanos());
  }

  @Test
  void onOwner_nowAndLater_isCalled() {
    List<String> events = new ArrayList<>();
    owner.onOwner(() -> events.add("first"));
    other.onOwner(() -> events.add("second"));
    runtime.runFor(MOMENT);
    assertThat(events).containsExactly("first");
    runtime.await(owner.leave());
    await(read(other));

    assertThat(events).containsExactly("first", "second");
  }

  @Test
  void messagesLostAndLate_calls_areMadeOnceAndInOrder() {
    for (int seed = 0; seed < 60; seed++) {
      lossy(DeterministicRuntime.seeded(seed));
    }
  }

  private static void lossy(DeterministicRuntime run) {
    Register.Store words = new Register.Store();
    SimulatedPeer here = run.peer("here");
    SimulatedPeer there = run.peer("there");
    Member.join(here, "words", () -> words.open(here));
    run.runFor(MOMENT);
    Member caller = Member.join(there, "words", () -> words.open(there));
    run.network().faults(new PeerFaults(8, Duration.ofMillis(20)));
    List<Promise<byte[]>> answers = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      expected.add(String.valueOf(i));
      answers.add(write(caller, "add " + i));
    }
    answers.forEach(run::await);
    assertThat(run.await(write(caller, "big 5000000"))).hasSize(5_000_000);
    assertThat(words.words).isEqualTo(expected);
    assertThat(run.errors()).isEmpty();
  }

  @Test
  void foreignMessages_areIgnored() {
    for (String topic : List.of("words/owner", "words/members", "words/member/" + other.id())) {
      runtime.peers().post(topic, new byte[0]);
      runtime.peers().post(topic, new byte[] {1, 3, 120});
      runtime.peers().post(topic, Utf8.encode("hello"));
    }
    assertThat(await(read(other))).isEmpty();
    assertThat(runtime.errors()).isEmpty();
  }

  @Test
  void join_noName_isRefused() {
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> Member.join(first, "", () -> store.open(first)));
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> Member.join(first, "x".repeat(201), () -> store.open(first)));
  }
}
