package org.korudelta.worlds;

/** Public by accident. */
public final class Offence {
  private Offence() {}

  /** Promises something. */
  public static int promise() {
    return 1;
  }
}
