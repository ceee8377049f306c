package org.korudelta.worlds.tabs;

import org.korudelta.deterministic.SimulatedPeer;
import org.korudelta.runtime.Promise;
import org.korudelta.shared.Member;
import org.korudelta.shared.Service;

/** A tab: a runtime of its own with a member, until it leaves or is killed. */
final class Tab {
  private final TabsRun run;
  private final SimulatedPeer peer;
  private final TabStorage storage;
  private final Member member;
  private boolean there = true;
  private boolean frozen;

  Tab(TabsRun run, SimulatedPeer peer, TabDisk disk) {
    this.run = run;
    this.peer = peer;
    peer.storage();
    this.storage = disk.newest();
    this.member = Member.join(peer, "database", this::open);
  }

  private Promise<Service> open() {
    return run.open(this);
  }

  SimulatedPeer peer() {
    return peer;
  }

  TabStorage storage() {
    return storage;
  }

  Member member() {
    return member;
  }

  String name() {
    return peer.name();
  }

  /** Neither left nor killed. */
  boolean isThere() {
    return there;
  }

  boolean isFrozen() {
    return frozen;
  }

  void freeze() {
    frozen = true;
    peer.freeze();
  }

  void thaw() {
    frozen = false;
    peer.thaw();
  }

  /** From now on it is not there. */
  void gone() {
    there = false;
  }
}
