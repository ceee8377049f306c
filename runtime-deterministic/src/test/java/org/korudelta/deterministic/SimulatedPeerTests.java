package org.korudelta.deterministic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.peers.Inbox;
import org.korudelta.runtime.peers.PeerLock;

class SimulatedPeerTests {
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final int MANY = 64;

  private final DeterministicRuntime runtime = DeterministicRuntime.seeded(7);
  private final SimulatedPeer other = runtime.peer("other");
  private final List<Integer> got = new ArrayList<>();

  @Test
  void peer_nameTaken_isRefused() {
    assertThatThrownBy(() -> runtime.peer("other"))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("peer joins twice: name=other");
  }

  @Test
  void post_waysCut_isLostOneWayUntilHealed() {
    read(runtime.peers().receive("topic"));
    runtime.network().cut("other", "main");
    post(other, 1);
    runtime.network().heal("other", "main");
    post(other, 2);
    runtime.network().cut("main", "other");
    post(other, 3);
    runtime.runUntilIdle();

    assertThat(got).containsExactly(2, 3);
    assertThat(runtime.network().cutOff()).isEqualTo(1);
  }

  @Test
  void cut_unknownPeer_isRefusedByName() {
    assertThatThrownBy(() -> runtime.network().cut("main", "nobody"))
        .isInstanceOf(KoruException.NotFound.class)
        .hasMessageContaining("nobody");
  }

  @Test
  void post_lossDrawn_someArriveInOrder() {
    runtime.network().faults(new PeerFaults(4, Duration.ZERO));
    read(runtime.peers().receive("topic"));
    for (int i = 0; i < MANY; i++) {
      post(other, i);
    }
    runtime.runUntilIdle();

    assertThat(runtime.network().lost()).isBetween(1, MANY - 1);
    assertThat(got).hasSize(MANY - runtime.network().lost()).isSorted();
  }

  @Test
  void post_delayDrawn_allArriveInOrderLater() {
    runtime.network().faults(new PeerFaults(0, Duration.ofMillis(100)));
    read(runtime.peers().receive("topic"));
    for (int i = 0; i < MANY; i++) {
      post(other, i);
    }
    runtime.runUntilIdle();

    assertThat(runtime.network().delayed()).isPositive();
    assertThat(got).hasSize(MANY).isSorted();
    assertThat(runtime.now()).isBetween(1L, Duration.ofMillis(100).toNanos());
  }

  @Test
  void post_faultsButNoChoices_allArriveAtOnce() {
    DeterministicRuntime quiet = DeterministicRuntime.fifo();
    quiet.network().faults(new PeerFaults(2, Duration.ofSeconds(1)));
    read(quiet.peers().receive("topic"));
    post(quiet.peer("other"), 5);
    quiet.runUntilIdle();

    assertThat(got).containsExactly(5);
    assertThat(quiet.now()).isZero();
  }

  @Test
  void faults_noRate_isRefused() {
    assertThatThrownBy(() -> new PeerFaults(1, Duration.ZERO))
        .isInstanceOf(KoruException.BadRequest.class);
    assertThatThrownBy(() -> new PeerFaults(0, Duration.ofNanos(-1)))
        .isInstanceOf(KoruException.BadRequest.class);
  }

  @Test
  void expire_holderIsTold_waiterHasTheLock() {
    List<String> events = new ArrayList<>();
    PeerLock held = runtime.await(other.peers().lock("leader"));
    held.lost().onComplete(lost -> events.add("lost"));
    Promise<PeerLock> next = runtime.peers().lock("leader");
    next.onComplete(lock -> events.add("next"));

    other.expire();
    runtime.runUntilIdle();

    assertThat(events).containsExactly("lost", "next");
  }

  @Test
  void kill_nothingOfItRuns_waiterHasTheLock() {
    List<String> events = new ArrayList<>();
    PeerLock held = runtime.await(other.peers().lock("leader"));
    held.lost().onComplete(lost -> events.add("lost"));
    other
        .spawn("sleeper", () -> other.sleep(GRACE))
        .promise()
        .onComplete(end -> events.add("slept"));
    other.call("ready", () -> events.add("ran"));

    other.kill();
    runtime.await(runtime.peers().lock("leader"));
    runtime.runUntilIdle();

    assertThat(events).isEmpty();
  }

  @Test
  void close_ofAPeer_othersGoOn() {
    assertThat(runtime.await(other.close(GRACE))).isEmpty();

    String end = runtime.await(runtime.sleep(GRACE).map(none -> "slept"));
    assertThat(end).isEqualTo("slept");
  }

  @Test
  void close_ofMain_peersGoOn() {
    runtime.await(runtime.close(GRACE));

    String end = runtime.await(other.sleep(GRACE).map(none -> "slept"));
    assertThat(end).isEqualTo("slept");
  }

  @Test
  void freeze_untilThawed_nothingRunsThenAllInOrder() {
    List<String> events = new ArrayList<>();
    other.sleep(GRACE).onComplete(end -> events.add("slept"));
    runtime.runFor(GRACE.dividedBy(2));
    other.freeze();
    read(other.peers().receive("topic"));
    post(runtime, 1);
    other.call("ready", () -> events.add("ran"));
    runtime.runFor(GRACE);
    assertThat(events).isEmpty();
    assertThat(got).isEmpty();

    other.thaw();
    post(runtime, 2);
    runtime.runUntilIdle();

    assertThat(events).containsExactlyInAnyOrder("slept", "ran");
    assertThat(got).containsExactly(1, 2);
  }

  @Test
  void freeze_ofAHolder_lockStaysWithIt() {
    List<String> events = new ArrayList<>();
    runtime.await(other.peers().lock("leader"));
    other.freeze();
    runtime.peers().lock("leader").onComplete(lock -> events.add("next"));
    runtime.runUntilIdle();
    assertThat(events).isEmpty();

    other.kill();
    runtime.runUntilIdle();
    assertThat(events).containsExactly("next");
  }

  @Test
  void kill_sleepsAndBlocks_nothingIsLeft() {
    List<String> events = new ArrayList<>();
    other.spawn("sleeper", () -> other.sleep(Duration.ofDays(10)));
    runtime.runFor(GRACE);
    other.spawnBlocking("blocking", () -> events.add("ran"));

    other.kill();
    runtime.runUntilIdle();

    assertThat(events).isEmpty();
    assertThat(runtime.timers()).isZero();
    assertThat(runtime.now()).isEqualTo(GRACE.toNanos());
  }

  @Test
  void await_peersWaitForEachOther_deadlockNamesThem() {
    SimulatedPeer third = runtime.peer("third");
    runtime.await(other.peers().lock("a"));
    runtime.await(third.peers().lock("b"));
    other.spawn("one", () -> other.peers().lock("b"));
    Promise<PeerLock> last = third.spawn("two", () -> third.peers().lock("a")).promise();

    assertThatThrownBy(() -> runtime.await(last))
        .isInstanceOf(KoruException.WouldDeadlock.class)
        .hasMessageContaining("other/one waits for peer lock b")
        .hasMessageContaining("third/two waits for peer lock a");
  }

  @Test
  void close_withManySchedules_lockAlwaysPassesOn() {
    for (int seed = 0; seed < MANY; seed++) {
      DeterministicRuntime run = DeterministicRuntime.seeded(seed);
      SimulatedPeer holder = run.peer("holder");
      run.await(holder.peers().lock("leader"));
      Promise<PeerLock> next = run.peers().lock("leader");
      holder.close(GRACE);

      assertThat(run.await(next).name()).isEqualTo("leader");
    }
  }

  @Test
  void traceHash_sameSeed_isTheSame() {
    assertThat(trace(3)).isEqualTo(trace(3)).isNotEqualTo(trace(4));
  }

  private static long trace(long seed) {
    DeterministicRuntime run = DeterministicRuntime.seeded(seed);
    run.network().faults(new PeerFaults(3, Duration.ofMillis(10)));
    SimulatedPeer sender = run.peer("sender");
    Inbox inbox = run.peers().receive("topic");
    for (int i = 0; i < MANY; i++) {
      post(sender, i);
    }
    inbox.next().onComplete(first -> {});
    run.runUntilIdle();
    return run.traceHash();
  }

  private static void post(AsyncRuntime from, int number) {
    from.peers().post("topic", new byte[] {(byte) number});
  }

  private void read(Inbox inbox) {
    inbox
        .next()
        .onComplete(
            outcome -> {
              if (outcome instanceof Outcome.Success<Optional<byte[]>> success) {
                success.value().ifPresent(message -> got.add((int) message[0]));
                read(inbox);
              }
            });
  }
}
