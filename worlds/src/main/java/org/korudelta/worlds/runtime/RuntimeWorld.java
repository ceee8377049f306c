package org.korudelta.worlds.runtime;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.deterministic.simulation.World;

/**
 * Small programs of tasks that send, receive, sleep, time out, tick and cancel each other, under
 * every schedule, and what the semantics of the runtime promise of them (R1 to R10).
 */
public final class RuntimeWorld implements World {
  /** The world. */
  public RuntimeWorld() {}

  @Override
  public void run(Simulation simulation) {
    List<Act> acts = new ArrayList<>();
    for (Act act : acts(simulation)) {
      if (simulation.has(act.name())) {
        act.start();
        acts.add(act);
      }
    }
    simulation.runtime().runUntilIdle();
    acts.forEach(Act::check);
    simulation.always(
        simulation.runtime().timers() == 0,
        "timer_left",
        () -> "timers are left: count=" + simulation.runtime().timers());
  }

  private static List<Act> acts(Simulation simulation) {
    return List.of(
        new ChannelAct(simulation),
        new StrandAct(simulation),
        new SleepAct(simulation),
        new TimeoutAct(simulation),
        new IntervalAct(simulation),
        new PromiseAct(simulation),
        new CancelAct(simulation),
        new ErrorSinkAct(simulation));
  }

  @Override
  public List<String> marks() {
    return List.of(
        "cancel: several waits",
        "channel: sender cancelled",
        "channel: receiver cancelled",
        "channel: refused, closed",
        "channel: refused, full",
        "error: reported",
        "error: seen late",
        "interval: ticks missed",
        "sleep: cancelled",
        "timeout: deadline",
        "timeout: value",
        "timeout: value at the last moment");
  }
}
