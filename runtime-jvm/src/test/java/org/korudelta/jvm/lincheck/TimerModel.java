package org.korudelta.jvm.lincheck;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** What {@link TimerCalls} answers when one call follows the other. */
public class TimerModel {
  private final Set<Integer> known = new HashSet<>();
  private final TreeSet<Integer> pending = new TreeSet<>();

  public boolean set(int timer) {
    return known.add(timer) && pending.add(timer);
  }

  public void cancel(int timer) {
    pending.remove(timer);
  }

  public int fire(int now) {
    return pending.isEmpty() || pending.first() > now ? 0 : pending.pollFirst();
  }
}
