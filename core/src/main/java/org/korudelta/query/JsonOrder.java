package org.korudelta.query;

import java.util.Iterator;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.JsonArray;
import org.korudelta.json.JsonBoolean;
import org.korudelta.json.JsonNull;
import org.korudelta.json.JsonNumber;
import org.korudelta.json.JsonString;
import org.korudelta.json.JsonValue;
import org.korudelta.text.Utf8;

/**
 * The one order of all JSON values: null, false, true, numbers by exact value, strings by their
 * UTF-8 bytes, arrays element by element, objects by their canonical text (D9).
 *
 * <p>Threading: stateless.
 */
final class JsonOrder {
  private JsonOrder() {}

  /** Negative, zero or positive, as {@code left} is before, equal to or after {@code right}. */
  static int compare(JsonValue left, JsonValue right) {
    int kinds = Integer.compare(kind(left), kind(right));
    return kinds != 0 ? kinds : compareAlike(left, right);
  }

  private static int kind(JsonValue value) {
    if (value instanceof JsonNull) {
      return 0;
    }
    if (value instanceof JsonBoolean) {
      return value.equals(JsonBoolean.FALSE) ? 1 : 2;
    }
    if (value instanceof JsonNumber) {
      return 3;
    }
    if (value instanceof JsonString) {
      return 4;
    }
    return value instanceof JsonArray ? 5 : 6;
  }

  private static int compareAlike(JsonValue left, JsonValue right) {
    if (left instanceof JsonNumber number) {
      return number.compareTo((JsonNumber) right);
    }
    if (left instanceof JsonString string) {
      return Utf8.compare(string.value(), ((JsonString) right).value());
    }
    if (left instanceof JsonArray array) {
      return compare(array, (JsonArray) right);
    }
    return left.equals(right)
        ? 0
        : Utf8.compare(CanonicalJson.text(left), CanonicalJson.text(right));
  }

  private static int compare(JsonArray left, JsonArray right) {
    Iterator<JsonValue> rest = right.iterator();
    for (JsonValue element : left) {
      if (!rest.hasNext()) {
        return 1;
      }
      int order = compare(element, rest.next());
      if (order != 0) {
        return order;
      }
    }
    return rest.hasNext() ? -1 : 0;
  }
}
