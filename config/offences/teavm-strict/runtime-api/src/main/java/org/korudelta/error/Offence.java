package org.korudelta.error;

/** Planted. */
public final class Offence {
  private Offence() {}

  /** Asks who calls. */
  public static boolean isFirst() {
    return StackWalker.getInstance().walk(frames -> frames.count() == 1);
  }
}
