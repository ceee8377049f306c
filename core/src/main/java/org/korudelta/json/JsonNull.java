package org.korudelta.json;

/** The value {@code null}: a value like any other, not an absence. */
public record JsonNull() implements JsonValue {
  /** The one that need not be allocated; all are equal. */
  public static final JsonNull NULL = new JsonNull();

  @Override
  public int nesting() {
    return 0;
  }

  @Override
  public String toString() {
    return "null";
  }
}
