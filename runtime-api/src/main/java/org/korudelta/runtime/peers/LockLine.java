package org.korudelta.runtime.peers;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who has a lock and who wants it. Those who steal are served before those who wait.
 *
 * <p>Threading: under the monitor of the group.
 */
final class LockLine {
  private final Set<GroupClaim> thieves = new LinkedHashSet<>();
  private final Set<GroupClaim> waiters = new LinkedHashSet<>();
  private @Nullable GroupClaim holder;
  private boolean expired;
  private boolean told;

  void add(GroupClaim claim, boolean steal) {
    (steal ? thieves : waiters).add(claim);
  }

  /** The holder is to lose the lock, whoever wants it. */
  void expire(GroupClaim claim) {
    expired |= claim == holder;
  }

  void remove(GroupClaim claim) {
    thieves.remove(claim);
    waiters.remove(claim);
    if (claim == holder) {
      holder = null;
      expired = false;
      told = false;
    }
  }

  /** The claim that has the lock from now on; null when nothing changes. */
  @Nullable GroupClaim next() {
    if (holder != null) {
      return null;
    }
    holder = first(thieves.isEmpty() ? waiters : thieves);
    return holder;
  }

  private static @Nullable GroupClaim first(Set<GroupClaim> line) {
    for (GroupClaim first : line) {
      line.remove(first);
      return first;
    }
    return null;
  }

  /** The holder, if it is to be told now that it loses the lock; null otherwise. */
  @Nullable GroupClaim loser() {
    if (told || holder == null || (thieves.isEmpty() && !expired)) {
      return null;
    }
    told = true;
    return holder;
  }

  /** The holder that knows that it loses the lock; null when there is none. */
  @Nullable GroupClaim toldHolder() {
    return told ? holder : null;
  }

  /** Who steals the lock, the first to get it first. */
  List<GroupClaim> thieves() {
    return List.copyOf(thieves);
  }

  boolean isEmpty() {
    return holder == null && thieves.isEmpty() && waiters.isEmpty();
  }
}
