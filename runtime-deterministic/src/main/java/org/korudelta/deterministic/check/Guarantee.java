package org.korudelta.deterministic.check;

/** What the versions of a key owe to a session, in the order in which a breach is blamed. */
enum Guarantee {
  READ_YOUR_WRITES("read your writes"),
  MONOTONIC_READS("monotonic reads"),
  MONOTONIC_WRITES("monotonic writes"),
  WRITES_FOLLOW_READS("writes follow reads"),
  /** Not a promise but a fact: a key has no value before its first. */
  INITIAL("initial");

  private final String words;

  Guarantee(String words) {
    this.words = words;
  }

  String inWords() {
    return words;
  }

  /** What {@code later} owes to {@code earlier}, in one session and on one key. */
  static Guarantee between(Access earlier, Access later) {
    if (later.writes()) {
      return earlier.writes() ? MONOTONIC_WRITES : WRITES_FOLLOW_READS;
    }
    return earlier.writes() ? READ_YOUR_WRITES : MONOTONIC_READS;
  }
}
