package org.korudelta.cli.doctor;

/**
 * One thing that was looked at.
 *
 * @param level how bad it is
 * @param subject what was looked at, one word
 * @param found what is so
 * @param remedy how to mend it; empty when there is nothing to mend
 */
public record Diagnosis(Level level, String subject, String found, String remedy) {
  static Diagnosis ok(String subject, String found) {
    return new Diagnosis(Level.OK, subject, found, "");
  }

  static Diagnosis warn(String subject, String found, String remedy) {
    return new Diagnosis(Level.WARN, subject, found, remedy);
  }

  static Diagnosis fail(String subject, String found, String remedy) {
    return new Diagnosis(Level.FAIL, subject, found, remedy);
  }
}
