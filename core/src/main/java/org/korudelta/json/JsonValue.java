package org.korudelta.json;

/**
 * A JSON value (RFC 8259): immutable, equal by content, and never one that has no canonical form.
 *
 * <p>Two values are equal exactly when their canonical texts are: the order of object keys does not
 * matter, and numbers are equal when their values are ({@code 1.0} and {@code 1}). {@link
 * Object#toString} is the canonical text.
 *
 * <p>
 *
 * {@snippet :
 * JsonValue alice = Json.parse("{\"name\":\"Alice\",\"age\":30}");
 * if (alice instanceof JsonObject person) {
 *   person.member("age"); // Optional[30]
 * }
 * }
 *
 * <p>Threading: immutable.
 */
public sealed interface JsonValue
    permits JsonNull, JsonBoolean, JsonNumber, JsonString, JsonArray, JsonObject {

  /**
   * How many arrays and objects stand inside each other here: 0 for a scalar, 1 for an empty
   * container, at most {@link Json#NESTING_MAX}.
   */
  int nesting();
}
