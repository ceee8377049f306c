package org.korudelta.benchmarks.runtime;

import org.korudelta.benchmarks.result.Measurement;
import org.korudelta.benchmarks.result.Operation;
import org.korudelta.benchmarks.result.Target;

/** The smallest calls of a runtime, through the interface and by its class. */
enum ZeroCost implements Operation {
  JVM_COMPLETED("JvmRuntime.completed", "jvmCompleted"),
  JVM_PROMISE("JvmRuntime.promise", "jvmPromise"),
  JVM_NOW("JvmRuntime.now", "jvmNow"),
  HOSTED_COMPLETED("HostedRuntime.completed", "hostedCompleted"),
  HOSTED_PROMISE("HostedRuntime.promise", "hostedPromise"),
  HOSTED_NOW("HostedRuntime.now", "hostedNow");

  private static final String DIRECT = "direct call";
  private static final double FLOOR = 1.05;
  private static final double GOAL = 1.02;

  private final String label;
  private final String method;

  ZeroCost(String label, String method) {
    this.label = label;
    this.method = method;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String unit() {
    return "ns/call";
  }

  @Override
  public boolean lessIsBetter() {
    return true;
  }

  @Override
  public Target target() {
    return Target.ratio(DIRECT, FLOOR, GOAL);
  }

  /** Who is measured: the direct call is the peer. */
  static String subject(boolean direct) {
    return direct ? DIRECT : Measurement.US;
  }

  /** The pattern by which JMH finds it. */
  String pattern(boolean direct) {
    String name = ZeroCostBenchmark.class.getName().replace(".", "\\.");
    return name + "\\." + method + (direct ? "Direct$" : "$");
  }
}
