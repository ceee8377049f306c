package org.korudelta.error;

final class Offence {
  private Offence() {}

  static String text(int number) {
    return String.format("%d", number);
  }
}
