package org.korudelta.jvm.jackson;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArray;
import org.korudelta.json.JsonMember;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonValue;

/**
 * A value under construction, from the outside in. It stops at the limits of a value as it grows,
 * so that an object that holds itself and an iterator without end do not fill the memory first.
 *
 * <p>Threading: for one thread.
 */
final class ValueAssembly {
  /** The most bytes of a value (V3). */
  static final int BYTES_MAX = 16 << 20;

  /** Quotes and a colon. */
  private static final int NAME_BYTES = 3;

  /** A container that still grows. */
  private interface Open {
    void add(JsonValue value);

    JsonValue closed();
  }

  private static final class OpenArray implements Open {
    final List<JsonValue> elements = new ArrayList<>();

    @Override
    public void add(JsonValue value) {
      elements.add(value);
    }

    @Override
    public JsonValue closed() {
      return JsonArray.of(elements);
    }
  }

  private static final class OpenObject implements Open {
    final List<JsonMember> members = new ArrayList<>();
    String name = "";

    @Override
    public void add(JsonValue value) {
      members.add(new JsonMember(name, value));
    }

    @Override
    public JsonValue closed() {
      return JsonObject.of(members);
    }
  }

  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable JsonValue whole;

  /** Of the canonical form, at least: each character of a text is a byte or more. */
  private long bytesMin;

  void beginArray() {
    begin(new OpenArray());
  }

  void beginObject() {
    begin(new OpenObject());
  }

  private void begin(Open container) {
    if (open.size() == Json.NESTING_MAX) {
      throw new KoruException.Limit("JSON nested too deep: max=" + Json.NESTING_MAX);
    }
    count(2);
    open.push(container);
  }

  /** Names the next value; only directly inside an object. */
  void name(String name) {
    count(name.length() + NAME_BYTES);
    if (open.peek() instanceof OpenObject object) {
      object.name = name;
    }
  }

  /** Adds a scalar whose canonical form has at least {@code bytes} bytes. */
  void add(JsonValue value, int bytes) {
    count(bytes);
    place(value);
  }

  /** Ends the innermost container. */
  void end() {
    place(open.pop().closed());
  }

  private void place(JsonValue value) {
    Open around = open.peek();
    if (around != null) {
      around.add(value);
    } else if (whole == null) {
      whole = value;
    } else {
      throw new KoruException.BadRequest("more than one value was written:");
    }
  }

  private void count(int bytes) {
    bytesMin += bytes;
    if (bytesMin > BYTES_MAX) {
      throw new KoruException.Limit(
          "value too long: bytes=" + bytesMin + " or more, max=" + BYTES_MAX);
    }
  }

  JsonValue whole() {
    if (whole == null || !open.isEmpty()) {
      throw new KoruException.BadRequest("no whole value was written:");
    }
    return whole;
  }
}
