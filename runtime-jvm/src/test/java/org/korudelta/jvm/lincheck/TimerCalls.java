package org.korudelta.jvm.lincheck;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.host.TimerQueue;

/** Timers that are set and taken under a lock and cancelled without, as the JVM has them. */
@Param(name = "timer", gen = IntGen.class, conf = "1:4")
public class TimerCalls {
  private final TimerQueue timers = new TimerQueue();
  private final AtomicReferenceArray<Host.Timer> set = new AtomicReferenceArray<>(5);
  private final int[] fired = new int[1]; // guarded by the lock

  /** Sets a timer whose deadline is its number, once. */
  @Operation
  public boolean set(@Param(name = "timer") int timer) {
    synchronized (timers) {
      return set.get(timer) == null
          && set.compareAndSet(timer, null, timers.add(timer, () -> fired[0] = timer));
    }
  }

  @Operation
  public void cancel(@Param(name = "timer") int timer) {
    Host.Timer one = set.get(timer);
    if (one != null) {
      one.cancel();
    }
  }

  /** Fires the earliest of those due; gives which, 0 for none. */
  @Operation
  public int fire(@Param(name = "timer") int now) {
    synchronized (timers) {
      fired[0] = 0;
      Runnable due = timers.takeDue(now);
      while (due != null && fired[0] == 0) {
        due.run();
        due = fired[0] == 0 ? timers.takeDue(now) : null;
      }
      return fired[0];
    }
  }
}
