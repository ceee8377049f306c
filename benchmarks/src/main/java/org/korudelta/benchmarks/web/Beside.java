package org.korudelta.benchmarks.web;

import java.util.List;
import org.korudelta.benchmarks.result.Target;

/** Who stands beside us: names in the result, and in the scripts. */
final class Beside {
  /** The call by the class of the runtime. */
  static final String DIRECT_CALL = "direct call";

  static final List<String> DIRECT = List.of(DIRECT_CALL);
  static final List<String> LATER =
      List.of("Promise.then", "queueMicrotask", "MessageChannel", "setTimeout 0");
  static final List<String> PORTS = List.of("promise queue", "MessageChannel");
  static final List<String> QUEUES = List.of("promise queue", "promise queue, try first");
  static final List<String> ALL_QUEUES =
      List.of("promise queue", "promise queue, try first", "MessageChannel, no bound");
  static final List<String> CHAINS =
      List.of("Promise.then, to a promise", "Promise.then, to a value");
  static final List<String> RACE = List.of("Promise.race");
  static final List<String> TIMERS = List.of("setTimeout");

  /** What the interface may cost. */
  static final Target NO_DEARER = Target.ratio(DIRECT_CALL, 1.05, 1.02);

  private Beside() {}
}
