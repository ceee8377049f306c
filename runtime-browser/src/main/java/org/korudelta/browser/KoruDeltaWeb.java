package org.korudelta.browser;

/** What a web page or Node imports. */
public final class KoruDeltaWeb {
  private KoruDeltaWeb() {}

  /** Loads the module; everything else is exported. */
  public static void main(String[] arguments) {}
}
