package org.korudelta.json;

import org.korudelta.error.KoruException;

/**
 * The limit on containers inside containers, kept by every constructor: whatever walks a value may
 * rely on it.
 */
final class Nesting {
  private Nesting() {}

  /** The nesting of a container whose deepest child has nesting {@code deepest}. */
  static int around(int deepest) {
    if (deepest >= Json.NESTING_MAX) {
      throw new KoruException.Limit("JSON nested too deep: max=" + Json.NESTING_MAX);
    }
    return deepest + 1;
  }
}
