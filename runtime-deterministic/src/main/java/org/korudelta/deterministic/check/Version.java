package org.korudelta.deterministic.check;

import java.util.Comparator;

/** A value of a key that is written once only, so that a reader tells whose write it saw. */
record Version(String key, int value) implements Comparable<Version> {
  private static final Comparator<Version> ORDER =
      Comparator.comparing(Version::key).thenComparingInt(Version::value);

  static Version of(Access access) {
    return new Version(access.key(), access.value());
  }

  /** What every key has at first. */
  boolean isInitial() {
    return value == 0;
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return Access.version(key, value);
  }
}
