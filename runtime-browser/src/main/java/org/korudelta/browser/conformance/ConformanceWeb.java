package org.korudelta.browser.conformance;

/** The conformance scenarios as the browser and Node run them. */
public final class ConformanceWeb {
  private ConformanceWeb() {}

  /** Loads the module; everything else is exported. */
  public static void main(String[] arguments) {}
}
