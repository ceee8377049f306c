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
  private final JsonSink out = new JsonSink();
  private final List<Cursor> open = new ArrayList<>();

  private CanonicalJson() {}

  /** The canonical text of {@code value}. */
  public static String text(JsonValue value) {
    return Utf8.decode(bytes(value));
  }

  /** The canonical text of {@code value} in UTF-8. */
  public static byte[] bytes(JsonValue value) {
    CanonicalJson writer = new CanonicalJson();
    writer.write(value);
    return writer.out.copy();
  }

  /** The canonical text of the object of {@code members}, in any order; its depth has no limit. */
  static String text(List<JsonMember> members) {
    List<JsonMember> sorted = new ArrayList<>(members);
    sorted.sort(JsonObject.CANONICAL_ORDER);
    CanonicalJson writer = new CanonicalJson();
    char before = '{';
    for (JsonMember member : sorted) {
      writer.out.put(before);
      writer.out.quote(member.name());
      writer.out.put(':');
      writer.write(member.value());
      before = ',';
    }
    writer.out.putAscii(sorted.isEmpty() ? "{}" : "}");
    return Utf8.decode(writer.out.copy());
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
      out.quote(string.value());
    } else if (value instanceof JsonArray) {
      out.put('[');
      open.add(new Cursor(value));
    } else if (value instanceof JsonObject) {
      out.put('{');
      open.add(new Cursor(value));
    } else {
      out.putAscii(value.toString());
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
    out.quote(member.name());
    out.put(':');
    begin(member.value());
  }

  private void separate(Cursor cursor) {
    if (cursor.next > 0) {
      out.put(',');
    }
  }

  private void close(char bracket) {
    out.put(bracket);
    open.remove(open.size() - 1);
  }
}
