package org.korudelta.query;

/** How a field is compared with an operand. */
public enum Comparison {
  /** Equal. */
  EQ("="),
  /** Not equal, or no such field. */
  NE("!="),
  /** After it in the order of all JSON values. */
  GT(">"),
  /** Equal or after it. */
  GTE(">="),
  /** Before it. */
  LT("<"),
  /** Equal or before it. */
  LTE("<=");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  /** How it is written. */
  public String sign() {
    return sign;
  }

  boolean holds(int order) {
    return switch (this) {
      case EQ -> order == 0;
      case NE -> order != 0;
      case GT -> order > 0;
      case GTE -> order >= 0;
      case LT -> order < 0;
      case LTE -> order <= 0;
    };
  }
}
