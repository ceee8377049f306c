package org.korudelta.json;

import java.util.ArrayList;
import java.util.List;

/** Collects elements for a {@link JsonArray}. Threading: for one thread. */
public final class JsonArrayBuilder {
  private final List<JsonValue> elements = new ArrayList<>();

  JsonArrayBuilder() {}

  /** Appends {@code value}. */
  public JsonArrayBuilder add(JsonValue value) {
    elements.add(value);
    return this;
  }

  /** Appends a string. */
  public JsonArrayBuilder add(String value) {
    return add(JsonString.of(value));
  }

  /** Appends an integer. */
  public JsonArrayBuilder add(long value) {
    return add(JsonNumber.of(value));
  }

  /** Appends a finite number. */
  public JsonArrayBuilder add(double value) {
    return add(JsonNumber.of(value));
  }

  /** Appends a truth value. */
  public JsonArrayBuilder add(boolean value) {
    return add(JsonBoolean.of(value));
  }

  /** The array of all elements added so far; the builder may go on. */
  public JsonArray build() {
    return JsonArray.of(elements);
  }
}
