package org.korudelta.conformance.scenarios;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.Promise;

/** R9: clocks and randomness. */
final class ClockScenarios {
  private static final int READINGS = 100;
  private static final int DRAWS = 20;
  private static final long YEAR_2020_NANOS = 1_577_836_800_000_000_000L;

  private ClockScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("R9.now_never_goes_back", ClockScenarios::nowNeverGoesBack),
        Scenario.of("R9.wall_clock_is_epoch_nanos", ClockScenarios::wallClock),
        Scenario.of("R9.seeded_entropy", ClockScenarios::seededEntropy),
        Scenario.of("R9.platform_entropy", ClockScenarios::platformEntropy));
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
    c.observe("after 2020", platform.wallClock() > YEAR_2020_NANOS);
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
      c.observe("below " + bound, inRange(entropy, bound));
    }
    Set<Long> draws = new HashSet<>();
    Entropy split = entropy.split();
    for (int i = 0; i < DRAWS; i++) {
      draws.add(entropy.nextLong());
      draws.add((long) entropy.nextInt() << 32 | 1);
      draws.add(split.nextLong());
    }
    c.observe("draws differ", draws.size() > DRAWS);
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
}
