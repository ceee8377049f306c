package org.korudelta;

/**
 * Whether and how segments that take no appends any more are packed.
 *
 * @param automatic whether that is done in the background, but for the newest of them
 * @param compresses whether blocks are deflated; without it equal logs give equal bytes on every
 *     platform
 */
public record PackOptions(boolean automatic, boolean compresses) {
  /** In the background, deflated. */
  public static PackOptions defaults() {
    return new PackOptions(true, true);
  }
}
