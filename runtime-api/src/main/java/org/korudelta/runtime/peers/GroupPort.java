package org.korudelta.runtime.peers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A member of a {@link PeerGroup}: what it listens to and what it claims. */
final class GroupPort implements PeerPort {
  final PeerGroup group;
  final int number;

  /** Guarded by the group, as are the two below. */
  private final Set<GroupClaim> claims = new LinkedHashSet<>();

  private final Set<GroupListener> listeners = new LinkedHashSet<>();
  private boolean left;

  GroupPort(PeerGroup group, int number) {
    this.group = group;
    this.number = number;
  }

  @Override
  public boolean posts() {
    return true;
  }

  @Override
  public boolean locks() {
    return true;
  }

  @Override
  public void post(String topic, byte[] message) {
    group.post(this, topic, message);
  }

  @Override
  public Runnable listen(String topic, Consumer<byte[]> receiver) {
    GroupListener listener = new GroupListener(this, topic, receiver);
    synchronized (group) {
      if (!left) {
        listeners.add(listener);
        group.add(listener);
      }
    }
    return () -> deafen(listener);
  }

  private void deafen(GroupListener listener) {
    synchronized (group) {
      if (listeners.remove(listener)) {
        group.remove(listener);
      }
    }
  }

  @Override
  public PeerClaim claim(String name, PeerClaimant claimant) {
    return new GroupClaim(this, name, claimant);
  }

  @Override
  public void leave() {
    List<GroupClaim> held;
    synchronized (group) {
      left = true;
      listeners.forEach(group::remove);
      listeners.clear();
      held = claims();
    }
    group.release(held);
  }

  /** Under the group's monitor: a copy. */
  List<GroupClaim> claims() {
    return new ArrayList<>(claims);
  }

  /** Under the group's monitor: takes a claim in; false once left. */
  boolean admit(GroupClaim claim) {
    return !left && claims.add(claim);
  }

  /** Under the group's monitor: false when it was not there. */
  boolean forget(GroupClaim claim) {
    return claims.remove(claim);
  }
}
