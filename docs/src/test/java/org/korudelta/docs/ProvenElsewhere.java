package org.korudelta.docs;

import java.util.List;

/**
 * Commands that no page's test runs, because that would take minutes or never end; each has a test
 * of its own. They are looked up all the same.
 */
record ProvenElsewhere(String command, String reason, String prover) {
  static final List<ProvenElsewhere> ALL =
      List.of(
          new ProvenElsewhere(
              "koru test", "this test is a part of it", "config/test/TestCounts.java"),
          new ProvenElsewhere(
              "koru tour",
              "takes a minute",
              "cli/src/test/java/org/korudelta/cli/tour/TourTests.java"),
          new ProvenElsewhere(
              "koru conformance",
              "needs browsers, takes minutes",
              "cli/src/test/java/org/korudelta/cli/conformance/ConformanceTests.java"),
          new ProvenElsewhere(
              "koru simulate",
              "takes minutes",
              "cli/src/test/java/org/korudelta/cli/SimulateCommandTests.java"),
          new ProvenElsewhere(
              "koru replay",
              "needs a failure",
              "cli/src/test/java/org/korudelta/cli/ReplayCommandTests.java"),
          new ProvenElsewhere(
              "koru prove",
              "takes minutes",
              "cli/src/test/java/org/korudelta/cli/ProveCommandTests.java"),
          new ProvenElsewhere(
              "koru bench",
              "measures for minutes",
              "benchmarks/src/test/java/org/korudelta/benchmarks/engine/peer/EngineTests.java"),
          new ProvenElsewhere(
              "mvn -q -pl examples/rate-limiter",
              "a build, and one that fails",
              "examples/rate-limiter/src/test/java/org/korudelta/examples/ratelimiter/LeakyLimiterTests.java"),
          new ProvenElsewhere(
              "cat examples/rate-limiter/target/simulations/*.sim",
              "what that build leaves",
              "examples/rate-limiter/src/test/java/org/korudelta/examples/ratelimiter/LeakyLimiterTests.java"));

  static boolean covers(String command) {
    String words = command.replaceFirst("^\\./", "") + " ";
    return ALL.stream().anyMatch(known -> words.startsWith(known.command + " "));
  }
}
