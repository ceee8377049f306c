package org.korudelta.cli.terminal;

/** Counted things in words: {@code 1 commit}, {@code 2 commits}. */
public final class Count {
  private Count() {}

  /** {@code count} and {@code noun}, which takes an s for many. */
  public static String of(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
