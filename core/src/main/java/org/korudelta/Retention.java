package org.korudelta;

import java.time.Duration;
import org.korudelta.error.KoruException;

/**
 * How much of its past a namespace keeps (D16). The current version of a key is always kept, and
 * what is beyond the horizon keeps its names, times and place in the chain, but not its value.
 */
public sealed interface Retention {

  /**
   * The newest versions of each key.
   *
   * @param count how many, 1 to 1,000,000
   */
  record Versions(int count) implements Retention {
    private static final int COUNT_MAX = 1_000_000;

    /** Checks the bounds; {@code bad_request} outside. */
    public Versions {
      if (count < 1 || count > COUNT_MAX) {
        throw new KoruException.BadRequest(
            "retention out of range: versions=" + count + " min=1 max=" + COUNT_MAX);
      }
    }
  }

  /**
   * What was current at any time of the last {@code age}.
   *
   * @param age at least a millisecond
   */
  record Age(Duration age) implements Retention {
    /** Checks the bounds; {@code bad_request} outside. */
    public Age {
      if (age.compareTo(Duration.ofMillis(1)) < 0) {
        throw new KoruException.BadRequest("retention out of range: age=" + age + " min=PT0.001S");
      }
    }
  }

  /** The newest {@code count} versions of each key. */
  static Retention versions(int count) {
    return new Versions(count);
  }

  /** What was current at any time of the last {@code age}. */
  static Retention age(Duration age) {
    return new Age(age);
  }
}
