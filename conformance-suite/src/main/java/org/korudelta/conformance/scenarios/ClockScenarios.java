package org.korudelta.conformance.scenarios;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.Interval;
import org.korudelta.runtime.Promise;

/** R9: clocks and randomness. */
final class ClockScenarios {
  private static final int READINGS = 100;
  private static final int DRAWS = 20;
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final long YEAR_NANOS = Duration.ofDays(365).toNanos();
  private static final long YEAR_2020_NANOS = 1_577_836_800_000_000_000L;

  private ClockScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("R9.now_never_goes_back", ClockScenarios::nowNeverGoesBack),
        Scenario.of("R9.wall_clock_is_epoch_nanos", ClockScenarios::wallClock),
        Scenario.of("R9.seeded_entropy", ClockScenarios::seededEntropy),
        Scenario.of("R9.platform_entropy", ClockScenarios::platformEntropy),
        Scenario.of("R9.wall_clock_back_moves_no_timer", ClockScenarios::wallClockBack),
        Scenario.of("R9.same_seed_same_numbers", ClockScenarios::sameSeed),
        Scenario.of("R9.split_is_independent", ClockScenarios::splitIndependent));
  }

  private static Promise<@Nullable Void> nowNeverGoesBack(Context c) {
    return readings(c, c.runtime().now(), READINGS).map(none -> c.observe("never went back", true));
  }

  private static Promise<@Nullable Void> readings(Context c, long before, int left) {
    long now = c.runtime().now();
    c.expect(now >= before, "now=" + now + " is not before " + before);
    return left == 0
        ? c.runtime().completed(null)
        : c.runtime().yield().then(none -> readings(c, now, left - 1));
  }

  private static Promise<@Nullable Void> wallClock(Context c) {
    AsyncRuntime platform = c.platform();
    c.holds("after 2020", platform.wallClock() > YEAR_2020_NANOS);
    c.observe("scripted", c.runtime().wallClock());
    return c.runtime().completed(null);
  }

  private static Promise<@Nullable Void> seededEntropy(Context c) {
    Entropy entropy = Entropy.seeded(42);
    for (int bound : new int[] {1, 2, 3, 100, 1 << 30, (1 << 30) + 1, Integer.MAX_VALUE}) {
      c.observe("below " + bound, entropy.nextInt(bound));
    }
    for (int i = 0; i < 4; i++) {
      c.observe("long", entropy.nextLong());
      c.observe("int", entropy.nextInt());
    }
    byte[] bytes = new byte[21];
    entropy.nextBytes(bytes);
    c.observe("bytes", bytes);
    c.observe("split", entropy.split().nextLong());
    c.observe("after split", entropy.nextLong());
    c.observe("bound 0", c.thrown(ErrorCode.BAD_REQUEST, () -> entropy.nextInt(0)));
    return c.runtime().completed(null);
  }

  /** What a platform draws differs every time; only the ranges and the refusals are fixed. */
  private static Promise<@Nullable Void> platformEntropy(Context c) {
    Entropy entropy = c.platform().entropy();
    for (int bound : new int[] {1, 3, (1 << 30) + 1, Integer.MAX_VALUE}) {
      c.holds("below " + bound, inRange(entropy, bound));
    }
    Set<Long> draws = new HashSet<>();
    Entropy split = entropy.split();
    for (int i = 0; i < DRAWS; i++) {
      draws.add(entropy.nextLong());
      draws.add((long) entropy.nextInt() << 32 | 1);
      draws.add(split.nextLong());
    }
    c.holds("draws differ", draws.size() > DRAWS);
    for (int bound : new int[] {0, -1}) {
      c.observe("bound " + bound, c.thrown(ErrorCode.BAD_REQUEST, () -> entropy.nextInt(bound)));
    }
    return c.runtime().completed(null);
  }

  private static boolean inRange(Entropy entropy, int bound) {
    boolean inRange = true;
    for (int i = 0; i < DRAWS; i++) {
      int value = entropy.nextInt(bound);
      inRange &= value >= 0 && value < bound;
    }
    return inRange;
  }

  /** A year back, in the middle of a sleep and of an interval. */
  private static Promise<@Nullable Void> wallClockBack(Context c) {
    AsyncRuntime runtime = c.runtime();
    Interval interval = runtime.interval(SHORT);
    long start = runtime.now();
    Promise<@Nullable Void> sleep = runtime.sleep(SHORT);
    c.wall().move(Duration.ofDays(-365));
    c.expect(runtime.now() >= start, "now() did not go back");
    return interval
        .tick()
        .then(first -> interval.tick())
        .then(
            second -> {
              interval.close();
              c.holds("no tick early", runtime.now() - start >= SHORT.toNanos());
              return sleep;
            })
        .map(
            none -> {
              c.holds("no sleep early", runtime.now() - start >= SHORT.toNanos());
              c.holds("nor late by a year", runtime.now() - start < YEAR_NANOS);
              return c.observe("wall clock", runtime.wallClock());
            });
  }

  private static Promise<@Nullable Void> sameSeed(Context c) {
    List<Long> numbers = numbers(Entropy.seeded(7));
    c.expectEqual("numbers of one seed", numbers, numbers(Entropy.seeded(7)));
    c.expect(!numbers.equals(numbers(Entropy.seeded(8))), "another seed, other numbers");
    c.expectEqual(
        "numbers of a split",
        numbers(Entropy.seeded(7).split()),
        numbers(Entropy.seeded(7).split()));
    c.observe("numbers", numbers.stream().map(Object::toString).toList());
    return c.runtime().completed(null);
  }

  /** What one of two draws changes nothing for the other. */
  private static Promise<@Nullable Void> splitIndependent(Context c) {
    Entropy quiet = Entropy.seeded(7);
    List<Long> childAlone = numbers(quiet.split());
    Entropy busy = Entropy.seeded(7);
    Entropy child = busy.split();
    List<Long> parent = numbers(busy);
    c.expectEqual("child of a parent that drew", childAlone, numbers(child));
    c.expectEqual("parent whose child drew", parent, numbers(quiet));
    c.expect(!parent.equals(childAlone), "parent and child differ");
    c.expect(!numbers(busy.split()).equals(numbers(busy.split())), "two children differ");
    return c.runtime().completed(c.observe("child", childAlone.get(0)));
  }

  private static List<Long> numbers(Entropy entropy) {
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < DRAWS; i++) {
      numbers.add(entropy.nextLong());
    }
    return numbers;
  }
}
