package org.korudelta.offence;

final class Offence {
  private Offence() {}
}
