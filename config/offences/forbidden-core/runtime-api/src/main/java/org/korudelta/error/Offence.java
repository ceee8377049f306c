package org.korudelta.error;

import java.util.regex.Pattern;

final class Offence {
  private Offence() {}

  static boolean isNumber(String text) {
    return Pattern.matches("[0-9]+", text);
  }
}
