package org.korudelta.jvm;

import java.util.Locale;

/** The operating system, where it makes a difference. */
final class Platform {
  /** Whether this is Windows. */
  static final boolean WINDOWS =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

  private Platform() {}
}
