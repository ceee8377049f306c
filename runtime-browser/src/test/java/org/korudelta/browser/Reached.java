package org.korudelta.browser;

import java.util.TreeSet;

/** The public methods that were entered, in a bundle whose methods say so. */
final class Reached {
  private static final TreeSet<String> NAMES = new TreeSet<>();

  private Reached() {}

  /** Called at the entry of every public method. */
  static void mark(String name) {
    NAMES.add(name);
  }

  /** Their names, one a line. */
  static String lines() {
    return String.join("\n", NAMES);
  }
}
