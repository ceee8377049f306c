package org.korudelta.benchmarks.web;

import java.util.List;
import org.korudelta.benchmarks.result.Operation;
import org.korudelta.benchmarks.result.Target;

/** What is measured in batches, and who stands beside us: the names that the scripts have. */
enum WebOperation implements Operation {
  SPAWN("spawn", "ns/task", some("spawn", Beside.LATER), Target.figure(1_000, Double.NaN)),
  SPAWN_JOIN("spawn and join", "ns/task", some("join", Beside.LATER), free()),
  YIELD("yield", "ns/switch", some("yield", Beside.LATER), free()),
  PING_PONG("ping-pong", "ns/round", some("pingPong", Beside.PORTS), free()),
  CHANNEL_MEMORY("channel, same loop", "ns/item", some("channelMemory", Beside.QUEUES), free()),
  CHANNEL_1_1("channel, 1:1", "ns/item", many("channel1to1", Beside.ALL_QUEUES), free()),
  CHANNEL_N_1("channel, 4:1", "ns/item", many("channel4to1", Beside.QUEUES), free()),
  CHANNEL_N_M("channel, 4:4", "ns/item", many("channel4to4", Beside.QUEUES), free()),
  CHANNEL_FULL("channel, 1:1, capacity 1", "ns/item", some("channelFull", Beside.QUEUES), free()),
  CHAIN("promise chain", "ns/then", some("chain", Beside.CHAINS), free()),
  TIMEOUT("timeout, promise first", "ns/timeout", some("timeout", Beside.RACE), free()),
  TIMERS("schedule and cancel", "ns/timer", just(10_000), free()),
  PENDING_SOME("100 k pending timers", "ns/timer", just(100_000), free()),
  PENDING("1 M pending timers", "ns/timer", just(1_000_000), free()),
  COMPLETED("HostedRuntime.completed", "ns/call", calls("completed", Beside.DIRECT), ratio()),
  PROMISE("HostedRuntime.promise", "ns/call", calls("promise", Beside.DIRECT), ratio()),
  NOW("HostedRuntime.now", "ns/call", calls("now", Beside.DIRECT), ratio());

  private final String label;
  private final String unit;
  private final Job job;
  private final Target target;

  /**
   * What the scripts are asked for.
   *
   * @param key the name that they have for it
   * @param least how often a batch does it at least
   * @param most how often at most
   * @param peers who is measured beside us
   */
  record Job(String key, int least, int most, List<String> peers) {}

  WebOperation(String label, String unit, Job job, Target target) {
    this.label = label;
    this.unit = unit;
    this.job = job;
    this.target = target;
  }

  private static Job some(String key, List<String> peers) {
    return new Job(key, 4, 1_000, peers);
  }

  private static Job many(String key, List<String> peers) {
    return new Job(key, 4, 40_000, peers);
  }

  private static Job calls(String key, List<String> peers) {
    return new Job(key, 4, 1_000_000, peers);
  }

  private static Job just(int timers) {
    return new Job("timers", timers, timers, Beside.TIMERS);
  }

  private static Target free() {
    return Target.none("no target set");
  }

  private static Target ratio() {
    return Beside.NO_DEARER;
  }

  Job job() {
    return job;
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
    return true;
  }

  @Override
  public Target target() {
    return target;
  }
}
