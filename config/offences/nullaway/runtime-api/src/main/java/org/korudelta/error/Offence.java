package org.korudelta.error;

import org.jspecify.annotations.Nullable;

final class Offence {
  private Offence() {}

  static int length(@Nullable String text) {
    return text.length();
  }
}
