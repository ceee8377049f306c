package org.korudelta.error;

final class Offence {
  private Offence() {}

  static void refuse() {
    new IllegalStateException("made, never thrown");
  }
}
