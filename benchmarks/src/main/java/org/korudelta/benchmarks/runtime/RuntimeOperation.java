package org.korudelta.benchmarks.runtime;

import org.korudelta.benchmarks.result.Operation;
import org.korudelta.benchmarks.result.Target;

/** What is measured of runtimes, and the target it stands beside. */
public enum RuntimeOperation implements Operation {
  /** A task starts tasks. */
  SPAWN_INSIDE("spawn, inside", "ns/task", in(SpawnBenchmark.class, 10_000), at(100, 30)),
  /** A thread that is no runtime's starts tasks. */
  SPAWN_OUTSIDE("spawn, from outside", "ns/task", in(SpawnBenchmark.class, 10_000), at(100, 50)),
  /** A task starts a task and waits for it, again and again. */
  SPAWN_JOIN("spawn and join", "ns/task", in(SpawnBenchmark.class, 1_000), free()),
  /** A task yields, again and again. */
  YIELD("yield", "ns/switch", in(SwitchBenchmark.class, 1_000), at(1_000, 40)),
  /** Two tasks send one item there and back over two channels. */
  PING_PONG("ping-pong", "ns/round", in(SwitchBenchmark.class, 1_000), free()),
  /** A task sends what it then receives: nobody ever waits. */
  CHANNEL_MEMORY("channel, same loop", "ns/item", in(ChannelBenchmark.class, 1_000), at(50, 10)),
  /** One sender, one receiver. */
  CHANNEL_1_1("channel, 1:1", "ns/item", in(ChannelBenchmark.class, 40_000), at(50, 25)),
  /** Four senders, one receiver. */
  CHANNEL_N_1("channel, 4:1", "ns/item", in(ChannelBenchmark.class, 40_000), free()),
  /** Four senders, four receivers. */
  CHANNEL_N_M("channel, 4:4", "ns/item", in(ChannelBenchmark.class, 40_000), free()),
  /** One sender, one receiver, room for one item. */
  CHANNEL_FULL("channel, 1:1, capacity 1", "ns/item", in(ChannelBenchmark.class, 1_000), free()),
  /** A chain of continuations, each of which gives a complete promise. */
  CHAIN("promise chain", "ns/then", in(PromiseBenchmark.class, 1_000), free()),
  /** A promise completes before its deadline. */
  TIMEOUT("timeout, promise first", "ns/timeout", in(PromiseBenchmark.class, 1_000), free()),
  /** A timer is set and cancelled. */
  TIMER_CANCEL("schedule and cancel", "ns/timer", in(TimerBenchmark.class, 10_000), under(60)),
  /** A thousand tasks yield and sleep on the virtual clock. */
  VIRTUAL("virtual clock", "events/s", in(VirtualClockBenchmark.class, 100_000), at(8e6, 10e6)),
  /** A million tasks sleep on the virtual clock. */
  VIRTUAL_PENDING(
      "virtual clock, 1 M timers", "events/s", in(PendingBenchmark.class, 100_000), at(2e6, 3e6));

  private static final double NANOS_PER_SECOND = 1e9;

  private final String label;
  private final String unit;
  private final Source source;
  private final Target target;

  /** Where it is measured, and how often a call does it. */
  private record Source(Class<? extends WorkBenchmark> benchmark, int batch) {}

  RuntimeOperation(String label, String unit, Source source, Target target) {
    this.label = label;
    this.unit = unit;
    this.source = source;
    this.target = target;
  }

  private static Source in(Class<? extends WorkBenchmark> benchmark, int batch) {
    return new Source(benchmark, batch);
  }

  private static Target at(double floor, double goal) {
    return Target.figure(floor, goal);
  }

  private static Target under(double goal) {
    return new Target("KoruDelta", Double.NaN, goal, "no floor set");
  }

  private static Target free() {
    return Target.none("no target set");
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String unit() {
    return unit;
  }

  @Override
  public boolean lessIsBetter() {
    return !perSecond();
  }

  @Override
  public Target target() {
    return target;
  }

  private boolean perSecond() {
    return unit.endsWith("/s");
  }

  /** How often one call does it. */
  int batch() {
    return source.batch();
  }

  /** The pattern by which JMH finds it. */
  String pattern() {
    return source.benchmark().getName().replace(".", "\\.") + "\\.run$";
  }

  /** From nanoseconds for one to the unit. */
  double figure(double nanos) {
    return perSecond() ? NANOS_PER_SECOND / nanos : nanos;
  }
}
