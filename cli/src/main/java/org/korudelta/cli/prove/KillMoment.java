package org.korudelta.cli.prove;

import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * When a process is killed.
 *
 * @param after what it has said by then
 * @param micros how long after that, in microseconds
 * @param appending whether to wait then until it is in the middle of a large append
 */
record KillMoment(String after, long micros, boolean appending) {
  private static final int OPENING_MICROS_MAX = 400_000;
  private static final double WRITING_MICROS_MAX = 2_000_000;
  private static final int EIGHTHS = 8;

  /** Two in eight while it opens, or soon after; one aimed; else up to two seconds later. */
  static KillMoment drawn(SplittableRandom random) {
    int kind = random.nextInt(EIGHTHS);
    return kind < 2 ? opening(random) : writing(random, kind == 2);
  }

  /** While it opens, or soon after. */
  static KillMoment opening(SplittableRandom random) {
    return new KillMoment(WritersProcess.OPENING, random.nextInt(OPENING_MICROS_MAX), false);
  }

  /** Sooner more often: a process that has just opened has most to do. */
  private static KillMoment writing(SplittableRandom random, boolean appending) {
    double share = random.nextDouble();
    long micros = (long) (share * share * share * WRITING_MICROS_MAX);
    return new KillMoment(WritersProcess.OPENED, micros, appending);
  }

  /** Waits for what it is aimed at; the time has passed already. */
  void aim(Path directory) {
    if (appending) {
      new AppendWatch(directory).awaitLargeAppend();
    }
  }
}
