package org.korudelta.runtime.peers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The runtimes of one process that meet. A host joins it, once for each runtime.
 *
 * <p>Threading: safe from any thread. Members are called outside the group's monitor.
 */
public final class PeerGroup {
  /*
   * Claimants are called one at a time and in the order of what happened, by whichever thread finds
   * calls and nobody who makes them: so nobody is told of a loss before it was told of the lock.
   *
   * Guarded by this: topics, lines, calls, calling, members, and the state of ports and claims.
   */
  private final Wire wire;
  private final Map<String, List<GroupListener>> topics = new HashMap<>();
  private final Map<String, LockLine> lines = new HashMap<>();
  private final ArrayDeque<Runnable> calls = new ArrayDeque<>();
  private boolean calling;
  private int members;

  /** A group without members, whose messages arrive at once. */
  public PeerGroup() {
    this(Wire.DIRECT);
  }

  /** A group without members, whose messages go by {@code wire}. */
  public PeerGroup(Wire wire) {
    this.wire = wire;
  }

  /** A new member's port; members are numbered in this order, from 0. */
  public synchronized PeerPort join() {
    return new GroupPort(this, members++);
  }

  /**
   * Takes from {@code member}, a port of this group, every lock that it holds, as a place does that
   * has not heard from it for long.
   */
  public void expire(PeerPort member) {
    synchronized (this) {
      for (GroupClaim claim : ((GroupPort) member).claims()) {
        line(claim.name).expire(claim);
        advance(claim.name);
      }
    }
    callClaimants();
  }

  // Topics

  void post(GroupPort from, String topic, byte[] message) {
    for (GroupListener listener : listeners(topic)) {
      if (listener.port != from) {
        byte[] copy = message.clone();
        wire.carry(from.number, listener.port.number, () -> listener.receiver.accept(copy));
      }
    }
  }

  private synchronized List<GroupListener> listeners(String topic) {
    return topics.getOrDefault(topic, List.of());
  }

  /** Lists are never changed, only exchanged: who posts goes through one without the monitor. */
  synchronized void add(GroupListener listener) {
    List<GroupListener> more = new ArrayList<>(listeners(listener.topic));
    more.add(listener);
    topics.put(listener.topic, more);
  }

  synchronized void remove(GroupListener listener) {
    List<GroupListener> fewer = new ArrayList<>(listeners(listener.topic));
    fewer.remove(listener);
    if (fewer.isEmpty()) {
      topics.remove(listener.topic);
    } else {
      topics.put(listener.topic, fewer);
    }
  }

  // Locks

  void request(GroupClaim claim, boolean steal) {
    synchronized (this) {
      if (claim.port.admit(claim)) {
        join(line(claim.name), claim, steal);
        advance(claim.name);
      }
    }
    callClaimants();
  }

  private void join(LockLine line, GroupClaim claim, boolean steal) {
    GroupClaim loser = line.toldHolder();
    line.add(claim, steal);
    if (steal && loser != null) {
      callThief(claim, loser);
    }
  }

  /** Releases all of them before anybody is served: none of them is. */
  void release(List<GroupClaim> claims) {
    synchronized (this) {
      List<GroupClaim> there = claims.stream().filter(claim -> claim.port.forget(claim)).toList();
      there.forEach(claim -> line(claim.name).remove(claim));
      there.forEach(claim -> advance(claim.name));
    }
    callClaimants();
  }

  private LockLine line(String name) {
    return lines.computeIfAbsent(name, key -> new LockLine());
  }

  private void advance(String name) {
    LockLine line = line(name);
    GroupClaim next = line.next();
    if (next != null) {
      calls.add(next.claimant::granted);
    }
    GroupClaim loser = line.loser();
    if (loser != null) {
      tell(loser, line.thieves());
    }
    if (line.isEmpty()) {
      lines.remove(name);
    }
  }

  private void tell(GroupClaim loser, List<GroupClaim> thieves) {
    calls.add(() -> loser.claimant.taken(() -> release(List.of(loser))));
    thieves.forEach(thief -> callThief(thief, loser));
  }

  private void callThief(GroupClaim thief, GroupClaim loser) {
    calls.add(() -> thief.claimant.holderTold(() -> release(List.of(loser))));
  }

  private void callClaimants() {
    Runnable next = nextCall(false);
    while (next != null) {
      call(next);
      next = nextCall(true);
    }
  }

  /** What it throws, though it must not, leaves the group to others. */
  private void call(Runnable claimant) {
    boolean returned = false;
    try {
      claimant.run();
      returned = true;
    } finally {
      if (!returned) {
        stopCalling();
      }
    }
  }

  private synchronized void stopCalling() {
    calling = false;
  }

  /** Null when there is none, or when another thread makes the calls. */
  private synchronized @Nullable Runnable nextCall(boolean mine) {
    if (calling && !mine) {
      return null;
    }
    Runnable next = calls.poll();
    calling = next != null;
    return next;
  }
}
