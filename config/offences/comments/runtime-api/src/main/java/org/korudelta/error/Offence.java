package org.korudelta.error;

public final class Offence {
  private Offence() {}
}
