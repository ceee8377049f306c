package org.korudelta.deterministic.check;

/** Why one operation comes before another. */
sealed interface Link {

  /** One client did both. */
  record Session() implements Link {}

  /** The later read what the earlier wrote. */
  record ReadsFrom() implements Link {}

  /**
   * Both wrote a key, and {@code reader}, which comes causally after the earlier, read what the
   * later wrote.
   *
   * @param reader the reading operation's node
   * @param hidden what the earlier wrote
   * @param read what the reader read
   */
  record Conflict(int reader, Version hidden, Version read) implements Link {}
}
