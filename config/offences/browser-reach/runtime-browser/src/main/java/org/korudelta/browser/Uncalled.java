package org.korudelta.browser;

/** Offence: public methods that no test calls in a browser. */
public final class Uncalled {
  private Uncalled() {}

  public static int one() {
    return 1;
  }

  public static int two() {
    return 2;
  }

  public static int three() {
    return 3;
  }

  public static int four() {
    return 4;
  }
}
