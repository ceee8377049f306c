package org.korudelta.json;

import org.korudelta.error.KoruException;
import org.korudelta.text.Utf8;

/**
 * Where JSON comes in: strict RFC 8259 parsing and builders.
 *
 * <p>Parsing iterates, so depth costs heap and never stack. Duplicate keys, lone surrogates, a byte
 * order mark and anything else RFC 8259 does not allow are refused. Threading: stateless.
 */
public final class Json {
  /** The most arrays and objects that may stand inside each other. */
  public static final int NESTING_MAX = 512;

  private Json() {}

  /**
   * The value that {@code text} writes.
   *
   * @throws KoruException.BadRequest when {@code text} is not JSON; the message has line and
   *     column, both from 1, columns counted in code points, and the reason
   * @throws KoruException.Limit above {@link #NESTING_MAX} or {@link JsonNumber#DIGITS_MAX}
   */
  public static JsonValue parse(String text) {
    return new JsonParser(text).document();
  }

  /**
   * The value that UTF-8 bytes write.
   *
   * @throws KoruException.BadRequest as {@link #parse(String)}, and when the bytes are not UTF-8
   * @throws KoruException.Limit as {@link #parse(String)}
   */
  public static JsonValue parse(byte[] utf8) {
    int malformed = Utf8.malformedOffset(utf8);
    if (malformed >= 0) {
      String before = Utf8.decode(utf8, 0, malformed);
      throw JsonPosition.atEndOf(before).malformed("not UTF-8");
    }
    return parse(Utf8.decode(utf8));
  }

  /** A builder of an object. */
  public static JsonObjectBuilder object() {
    return new JsonObjectBuilder();
  }

  /** A builder of an array. */
  public static JsonArrayBuilder array() {
    return new JsonArrayBuilder();
  }
}
