package org.korudelta.json;

import org.korudelta.error.KoruException;

/**
 * One member of an object.
 *
 * @param name any text without lone surrogates, the empty one and {@code __proto__} included
 * @param value what it names
 */
public record JsonMember(String name, JsonValue value) {
  /**
   * @throws KoruException.BadRequest when {@code name} has a lone surrogate
   */
  public JsonMember {
    JsonString.requireWellFormed(name);
  }
}
