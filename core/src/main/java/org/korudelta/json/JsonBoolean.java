package org.korudelta.json;

/**
 * {@code true} or {@code false}.
 *
 * @param value which of them
 */
public record JsonBoolean(boolean value) implements JsonValue {
  /** The value {@code true}. */
  public static final JsonBoolean TRUE = new JsonBoolean(true);

  /** The value {@code false}. */
  public static final JsonBoolean FALSE = new JsonBoolean(false);

  /** The shared instance for {@code value}. */
  public static JsonBoolean of(boolean value) {
    return value ? TRUE : FALSE;
  }

  @Override
  public int nesting() {
    return 0;
  }

  @Override
  public String toString() {
    return value ? "true" : "false";
  }
}
