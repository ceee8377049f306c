package org.korudelta.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.korudelta.error.KoruException;

/**
 * The way to a place in a value (RFC 6901): {@code /a/0} is element 0 of member {@code a}; the
 * empty text is the whole value. In a token {@code ~} is written {@code ~0} and {@code /} is
 * written {@code ~1}.
 *
 * <p>Threading: immutable.
 *
 * @param tokens member names and array indexes from the outside in, unescaped
 */
public record JsonPointer(List<String> tokens) {
  /** The whole value. */
  public static final JsonPointer ROOT = new JsonPointer(new ArrayList<>());

  /** Copies {@code tokens}. */
  public JsonPointer {
    tokens = Collections.unmodifiableList(new ArrayList<>(tokens));
  }

  /**
   * Reads the escaped form.
   *
   * @throws KoruException.BadRequest when {@code text} is not empty and does not begin with {@code
   *     /}, or has a {@code ~} without 0 or 1 after it
   */
  public static JsonPointer parse(String text) {
    if (text.isEmpty()) {
      return ROOT;
    }
    if (text.charAt(0) != '/') {
      throw new KoruException.BadRequest("bad JSON pointer: text=" + text + " reason=no leading /");
    }
    List<String> tokens = new ArrayList<>();
    int from = 1;
    for (int to = text.indexOf('/', from); to >= 0; to = text.indexOf('/', from)) {
      tokens.add(unescaped(text.substring(from, to), text));
      from = to + 1;
    }
    tokens.add(unescaped(text.substring(from), text));
    return new JsonPointer(tokens);
  }

  private static String unescaped(String token, String text) {
    if (token.indexOf('~') < 0) {
      return token;
    }
    StringBuilder plain = new StringBuilder(token.length());
    for (int i = 0; i < token.length(); i++) {
      plain.append(token.charAt(i) == '~' ? escape(token, ++i, text) : token.charAt(i));
    }
    return plain.toString();
  }

  private static char escape(String token, int index, String text) {
    char code = index < token.length() ? token.charAt(index) : ' ';
    if (code != '0' && code != '1') {
      throw new KoruException.BadRequest(
          "bad JSON pointer: text=" + text + " reason=~ without 0 or 1");
    }
    return code == '0' ? '~' : '/';
  }

  /** This pointer and one token more. */
  public JsonPointer child(String token) {
    List<String> longer = new ArrayList<>(tokens);
    longer.add(token);
    return new JsonPointer(longer);
  }

  /** What stands at this place of {@code value}, or empty when there is no such place. */
  public Optional<JsonValue> in(JsonValue value) {
    Optional<JsonValue> found = Optional.of(value);
    for (String token : tokens) {
      found = found.flatMap(parent -> step(parent, token));
    }
    return found;
  }

  private static Optional<JsonValue> step(JsonValue parent, String token) {
    if (parent instanceof JsonObject object) {
      return object.member(token);
    }
    if (parent instanceof JsonArray array) {
      int index = arrayIndex(token);
      return index >= 0 && index < array.size()
          ? Optional.of(array.element(index))
          : Optional.empty();
    }
    return Optional.empty();
  }

  /** The array index that {@code token} writes without leading zeros, or −1. */
  static int arrayIndex(String token) {
    boolean canonical = token.length() == 1 || !token.startsWith("0");
    if (token.isEmpty() || token.length() > 9 || !canonical) {
      return -1;
    }
    int index = 0;
    for (int i = 0; i < token.length(); i++) {
      char digit = token.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      index = index * 10 + digit - '0';
    }
    return index;
  }

  /** The escaped form, which {@link #parse} reads. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String token : tokens) {
      text.append('/').append(token.replace("~", "~0").replace("/", "~1"));
    }
    return text.toString();
  }
}
