package org.korudelta.runtime.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerEvictionTests {
  private final PeerGroup group = new PeerGroup();
  private final List<String> events = new ArrayList<>();
  private final List<Runnable> evictions = new ArrayList<>();
  private final PeerClaim holder = group.join().claim("lock", new Noting("holder"));
  private final PeerClaim thief = group.join().claim("lock", new Noting("thief"));

  @Test
  void steal_holderSilent_thiefIsToldAfterItAndMayEvictIt() {
    holder.request(false);
    thief.request(true);
    assertThat(events).containsExactly("holder granted", "holder taken", "thief waits");

    evictions.get(0).run();
    evictions.get(0).run();

    assertThat(events).hasSize(4).endsWith("thief granted");
  }

  @Test
  void evict_holderReleasedBefore_thiefKeepsTheLock() {
    holder.request(false);
    thief.request(true);
    holder.release();
    PeerClaim next = group.join().claim("lock", new Noting("next"));
    next.request(false);

    evictions.get(0).run();

    assertThat(events).endsWith("thief granted");
  }

  @Test
  void steal_firstThiefGivesUp_secondMayEvict() {
    PeerClaim second = group.join().claim("lock", new Noting("second"));
    holder.request(false);
    thief.request(true);
    second.request(true);
    thief.release();

    evictions.get(1).run();

    assertThat(events)
        .containsExactly(
            "holder granted", "holder taken", "thief waits", "second waits", "second granted");
  }

  @Test
  void granted_throws_groupGoesOn() {
    PeerClaim broken =
        group
            .join()
            .claim(
                "lock",
                new Noting("broken") {
                  @Override
                  public void granted() {
                    throw new IllegalStateException("broken");
                  }
                });
    assertThatThrownBy(() -> broken.request(false)).hasMessage("broken");
    holder.request(false);
    broken.release();

    assertThat(events).containsExactly("holder granted");
  }

  @Test
  void steal_lockFree_nobodyIsToldOfAHolder() {
    thief.request(true);

    assertThat(events).containsExactly("thief granted");
  }

  private class Noting implements PeerClaimant {
    private final String name;

    Noting(String name) {
      this.name = name;
    }

    @Override
    public void granted() {
      events.add(name + " granted");
    }

    @Override
    public void taken(Runnable heard) {
      events.add(name + " taken");
    }

    @Override
    public void holderTold(Runnable evict) {
      events.add(name + " waits");
      evictions.add(evict);
    }
  }
}
