package org.korudelta.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.korudelta.error.KoruException;

/**
 * Collects members for a {@link JsonObject}; a name put again replaces its value.
 *
 * <p>Threading: for one thread.
 */
public final class JsonObjectBuilder {
  private final Map<String, JsonValue> values = new LinkedHashMap<>();

  JsonObjectBuilder() {}

  /** Lets {@code name} name {@code value}. */
  public JsonObjectBuilder put(String name, JsonValue value) {
    values.put(name, value);
    return this;
  }

  /** Lets {@code name} name a string. */
  public JsonObjectBuilder put(String name, String value) {
    return put(name, JsonString.of(value));
  }

  /** Lets {@code name} name an integer. */
  public JsonObjectBuilder put(String name, long value) {
    return put(name, JsonNumber.of(value));
  }

  /** Lets {@code name} name a finite number. */
  public JsonObjectBuilder put(String name, double value) {
    return put(name, JsonNumber.of(value));
  }

  /** Lets {@code name} name a truth value. */
  public JsonObjectBuilder put(String name, boolean value) {
    return put(name, JsonBoolean.of(value));
  }

  /** Lets {@code name} name {@code null}. */
  public JsonObjectBuilder putNull(String name) {
    return put(name, JsonNull.NULL);
  }

  /**
   * The object of all members put so far; the builder may go on.
   *
   * @throws KoruException.BadRequest when a name has a lone surrogate
   * @throws KoruException.Limit when it would nest deeper than {@link Json#NESTING_MAX}
   */
  public JsonObject build() {
    return JsonObject.of(members());
  }

  /**
   * The canonical text of the object of all members put so far, which need not be a value itself:
   * each member may nest to {@link Json#NESTING_MAX}. {@link Json#members} reads it back.
   *
   * @throws KoruException.BadRequest when a name has a lone surrogate
   */
  public String text() {
    return CanonicalJson.text(members());
  }

  private List<JsonMember> members() {
    List<JsonMember> members = new ArrayList<>(values.size());
    values.forEach((name, value) -> members.add(new JsonMember(name, value)));
    return members;
  }
}
