package org.korudelta.deterministic.check;

/**
 * What an operation did to one key.
 *
 * @param kind whether it saw or left the value
 * @param key the key
 * @param value the value, 0 for none
 */
public record Access(Kind kind, String key, int value) {

  /** What the value is to the access. */
  public enum Kind {
    /** It saw this value. */
    READ,
    /** It saw a value, and not this one. */
    OTHER,
    /** It left this value. */
    WRITE
  }

  boolean reads() {
    return kind == Kind.READ;
  }

  boolean writes() {
    return kind == Kind.WRITE;
  }

  /** Whether it could have met {@code present}. */
  boolean admits(int present) {
    return writes() || reads() == (present == value);
  }

  /** {@code x=2}, or {@code x as absent}. */
  String version() {
    return version(key, value);
  }

  static String version(String key, int value) {
    return value == 0 ? key + " as absent" : key + "=" + value;
  }
}
