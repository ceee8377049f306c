package org.korudelta.json;

import org.korudelta.error.KoruException;
import org.korudelta.text.Utf8;

/**
 * A string of Unicode text; no normalisation is done.
 *
 * @param value the text, without lone surrogates
 */
public record JsonString(String value) implements JsonValue {
  /**
   * @throws KoruException.BadRequest when {@code value} has a lone surrogate
   */
  public JsonString {
    requireWellFormed(value);
  }

  /**
   * The string {@code value}.
   *
   * @throws KoruException.BadRequest when {@code value} has a lone surrogate
   */
  public static JsonString of(String value) {
    return new JsonString(value);
  }

  static void requireWellFormed(String text) {
    int index = Utf8.loneSurrogateIndex(text);
    if (index >= 0) {
      throw new KoruException.BadRequest("lone surrogate in JSON string: offset=" + index);
    }
  }

  @Override
  public int nesting() {
    return 0;
  }

  @Override
  public String toString() {
    return CanonicalJson.text(this);
  }
}
