package org.korudelta.json;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.text.Utf8;

/**
 * The one canonical form of a value: RFC 8785 (JCS), and for integers that are no double their
 * digits. Equal values have equal bytes on every platform; parsing the form gives the value back.
 *
 * <p>Writing iterates and costs one pass. Threading: for one thread; the static operations for any.
 */
public final class CanonicalJson {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();
  private final List<Cursor> open = new ArrayList<>();

  private CanonicalJson() {}

  /** The canonical text of {@code value}. */
  public static String text(JsonValue value) {
    CanonicalJson writer = new CanonicalJson();
    writer.write(value);
    return writer.out.toString();
  }

  /** The canonical text of {@code value} in UTF-8. */
  public static byte[] bytes(JsonValue value) {
    return Utf8.encode(text(value));
  }

  /** The canonical text of the object of {@code members}, in any order; its depth has no limit. */
  static String text(List<JsonMember> members) {
    List<JsonMember> sorted = new ArrayList<>(members);
    sorted.sort(JsonObject.CANONICAL_ORDER);
    CanonicalJson writer = new CanonicalJson();
    char before = '{';
    for (JsonMember member : sorted) {
      writer.out.append(before);
      writer.quote(member.name());
      writer.out.append(':');
      writer.write(member.value());
      before = ',';
    }
    return writer.out.append(sorted.isEmpty() ? "{}" : "}").toString();
  }

  /** A container that is being written, and how far. */
  private static final class Cursor {
    final JsonValue container;
    int next;

    Cursor(JsonValue container) {
      this.container = container;
    }
  }

  private void write(JsonValue value) {
    begin(value);
    while (!open.isEmpty()) {
      Cursor cursor = open.get(open.size() - 1);
      if (cursor.container instanceof JsonArray array) {
        continueArray(array, cursor);
      } else if (cursor.container instanceof JsonObject object) {
        continueObject(object, cursor);
      }
    }
  }

  private void begin(JsonValue value) {
    if (value instanceof JsonString string) {
      quote(string.value());
    } else if (value instanceof JsonArray) {
      out.append('[');
      open.add(new Cursor(value));
    } else if (value instanceof JsonObject) {
      out.append('{');
      open.add(new Cursor(value));
    } else {
      out.append(value);
    }
  }

  private void continueArray(JsonArray array, Cursor cursor) {
    if (cursor.next == array.size()) {
      close(']');
      return;
    }
    separate(cursor);
    begin(array.element(cursor.next++));
  }

  private void continueObject(JsonObject object, Cursor cursor) {
    if (cursor.next == object.size()) {
      close('}');
      return;
    }
    separate(cursor);
    JsonMember member = object.members().get(cursor.next++);
    quote(member.name());
    out.append(':');
    begin(member.value());
  }

  private void separate(Cursor cursor) {
    if (cursor.next > 0) {
      out.append(',');
    }
  }

  private void close(char bracket) {
    out.append(bracket);
    open.remove(open.size() - 1);
  }

  private void quote(String text) {
    out.append('"');
    int plainFrom = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit < ' ' || unit == '"' || unit == '\\') {
        out.append(text, plainFrom, i);
        escape(unit);
        plainFrom = i + 1;
      }
    }
    out.append(text, plainFrom, text.length()).append('"');
  }

  private void escape(char unit) {
    switch (unit) {
      case '"', '\\' -> out.append('\\').append(unit);
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> out.append("\\u00").append(HEX.charAt(unit >> 4)).append(HEX.charAt(unit & 0xF));
    }
  }
}
