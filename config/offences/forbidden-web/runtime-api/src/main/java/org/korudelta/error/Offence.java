package org.korudelta.error;

import java.util.concurrent.CompletableFuture;

final class Offence {
  private Offence() {}

  static Object later() {
    return new CompletableFuture<String>();
  }
}
