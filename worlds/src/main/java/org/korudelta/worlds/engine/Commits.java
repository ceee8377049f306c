package org.korudelta.worlds.engine;

import org.korudelta.causal.Version;

/** How the versions of commits follow each other (D1, D4). */
final class Commits {
  private Commits() {}

  /**
   * Whether {@code next} may come right after {@code before}: the next of its commit, or the first
   * of a later one.
   */
  static boolean inOrder(Version before, Version next) {
    return inOrder(before, next, Ledger.numberOf(before) == Ledger.numberOf(next));
  }

  /** The same for versions that one attempt wrote, or two did. */
  static boolean inOrder(Version before, Version next, boolean together) {
    return together
        ? next.timestamp().equals(before.timestamp()) && next.ordinal() == before.ordinal() + 1
        : next.timestamp().compareTo(before.timestamp()) > 0 && next.ordinal() == 0;
  }

  /** Whether {@code version} is the last of its commit. */
  static boolean isLast(Ledger ledger, Version version) {
    int parts = ledger.writerOf(version).map(writer -> writer.parts.size()).orElse(0);
    return version.ordinal() == parts - 1;
  }
}
