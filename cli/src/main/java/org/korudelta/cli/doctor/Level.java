package org.korudelta.cli.doctor;

/** How bad something is. */
public enum Level {
  /** As it should be. */
  OK("ok"),
  /** It works, but somebody should know. */
  WARN("warn"),
  /** It will not work. */
  FAIL("fail");

  private final String word;

  Level(String word) {
    this.word = word;
  }

  /** The word for it. */
  public String word() {
    return word;
  }
}
