package org.korudelta.runtime.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerGroupTests {
  private static final byte[] MESSAGE = {1};
  private static final int THREADS = 4;
  private static final int ROUNDS = 2_000;

  private final PeerGroup group = new PeerGroup();
  private final PeerPort one = group.join();
  private final PeerPort two = group.join();
  private final List<String> events = new ArrayList<>();

  @Test
  void listen_stopped_hearsNoMore() {
    Runnable stop = two.listen("topic", message -> events.add("heard"));
    one.post("topic", MESSAGE);
    stop.run();
    stop.run();
    one.post("topic", MESSAGE);

    assertThat(events).containsExactly("heard");
  }

  @Test
  void listen_afterLeaving_hearsNothing() {
    two.leave();
    two.listen("topic", message -> events.add("heard"));
    one.post("topic", MESSAGE);

    assertThat(events).isEmpty();
  }

  @Test
  void request_released_nextIsGranted() {
    PeerClaim first = claim(one, "first");
    PeerClaim second = claim(two, "second");
    first.request(false);
    second.request(false);
    assertThat(events).containsExactly("first granted");

    first.release();
    first.release();

    assertThat(events).containsExactly("first granted", "second granted");
  }

  @Test
  void request_afterLeaving_isNotGranted() {
    one.leave();
    claim(one, "late").request(false);

    assertThat(events).isEmpty();
  }

  @Test
  void steal_holderTold_thiefWaitsUntilHeard() {
    List<Runnable> heard = new ArrayList<>();
    PeerClaim holder = one.claim("lock", noting("holder", heard));
    PeerClaim waiter = claim(one, "waiter");
    PeerClaim thief = claim(two, "thief");
    holder.request(false);
    waiter.request(false);
    thief.request(true);
    assertThat(events).containsExactly("holder granted", "holder taken");

    heard.get(0).run();
    heard.get(0).run();
    assertThat(events).endsWith("thief granted");

    thief.release();
    assertThat(events).endsWith("waiter granted");
  }

  @Test
  void steal_thiefGivesUp_waiterIsNext() {
    List<Runnable> heard = new ArrayList<>();
    one.claim("lock", noting("holder", heard)).request(false);
    PeerClaim waiter = claim(one, "waiter");
    waiter.request(false);
    PeerClaim thief = claim(two, "thief");
    thief.request(true);
    thief.release();
    heard.get(0).run();

    assertThat(events).containsExactly("holder granted", "holder taken", "waiter granted");
  }

  @Test
  void expire_holdsAndWaits_onlyTheHeldLockIsTaken() {
    claim(one, "holder").request(false);
    claim(two, "waiter").request(false);
    claim(one, "second").request(false);

    group.expire(one);

    assertThat(events).containsExactly("holder granted", "holder taken", "waiter granted");
  }

  @Test
  void leave_holdsAndWaits_othersAreNext() {
    claim(one, "holder").request(false);
    claim(one, "second").request(false);
    claim(two, "waiter").request(false);

    one.leave();

    assertThat(events).containsExactly("holder granted", "waiter granted");
  }

  @Test
  void request_fromManyThreads_oneHolderAtATime() throws Exception {
    LockedRoom room = new LockedRoom(THREADS * ROUNDS);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      PeerPort port = group.join();
      threads.add(new Thread(() -> room.visits(port, ROUNDS)));
    }
    threads.forEach(Thread::start);

    assertThat(room.awaitEnd()).isTrue();
    assertThat(room.most()).isEqualTo(1);
  }

  private PeerClaim claim(PeerPort port, String who) {
    return port.claim(
        "lock",
        new PeerClaimant() {
          @Override
          public void granted() {
            events.add(who + " granted");
          }

          @Override
          public void taken(Runnable known) {
            events.add(who + " taken");
            known.run();
          }
        });
  }

  private PeerClaimant noting(String who, List<Runnable> heard) {
    return new PeerClaimant() {
      @Override
      public void granted() {
        events.add(who + " granted");
      }

      @Override
      public void taken(Runnable known) {
        events.add(who + " taken");
        heard.add(known);
      }
    };
  }
}
