package org.korudelta.json;

import java.util.Collections;
import java.util.List;
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
    return parse(text(utf8));
  }

  private static String text(byte[] utf8) {
    int malformed = Utf8.malformedOffset(utf8);
    if (malformed >= 0) {
      String before = Utf8.decode(utf8, 0, malformed);
      throw JsonPosition.atEndOf(before).malformed("not UTF-8");
    }
    return Utf8.decode(utf8);
  }

  /**
   * The members of the object that UTF-8 bytes write, in canonical order. The object is no value
   * itself: each member may nest to {@link #NESTING_MAX}.
   *
   * @throws KoruException.BadRequest as {@link #parse(byte[])}, and when it is no object
   * @throws KoruException.Limit as {@link #parse(String)}
   */
  public static List<JsonMember> members(byte[] utf8) {
    return Collections.unmodifiableList(new JsonParser(text(utf8)).members());
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
