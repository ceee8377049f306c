package org.korudelta.hash;

import org.korudelta.causal.ContentId;

final class Offence {
  private Offence() {}

  static boolean known(ContentId id) {
    return id != null;
  }
}
