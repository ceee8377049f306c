package org.korudelta.error;

import java.util.List;

final class Offence {
  private Offence() {}

  static int size(List list) {
    return list.size();
  }
}
