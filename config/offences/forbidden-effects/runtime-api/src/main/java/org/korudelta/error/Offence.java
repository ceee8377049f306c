package org.korudelta.error;

final class Offence {
  private Offence() {}

  static long now() {
    return System.nanoTime();
  }
}
