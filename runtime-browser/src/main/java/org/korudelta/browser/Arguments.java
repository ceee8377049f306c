package org.korudelta.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.Expected;
import org.korudelta.WriteOptions;
import org.korudelta.causal.VersionId;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonValue;
import org.korudelta.text.Timestamp;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSString;
import org.teavm.jso.typedarrays.Float32Array;

/**
 * What the package's front door passes in: plain objects of strings, numbers and byte arrays, whose
 * types it has checked.
 */
final class Arguments {
  private Arguments() {}

  /** What a write says beyond its value: {@code {expected?, causes?, metadata?, durable?}}. */
  static WriteOptions writeOptions(JSObject options) {
    if (Bytes.absent(options)) {
      return WriteOptions.NONE;
    }
    return new WriteOptions(
        expected(options),
        ids(field(options, "causes")),
        object(field(options, "metadata")),
        flag(options, "durable"));
  }

  /** Undefined for anything, null for no value, else a version's id. */
  private static Expected expected(JSObject options) {
    if (!has(options, "expected")) {
      return new Expected.Anything();
    }
    JSObject id = field(options, "expected");
    return Bytes.absent(id)
        ? new Expected.Absent()
        : new Expected.Exactly(VersionId.parse(text(id)));
  }

  private static List<VersionId> ids(@Nullable JSObject hexadecimals) {
    List<VersionId> ids = new ArrayList<>();
    for (String hex : texts(hexadecimals)) {
      ids.add(VersionId.parse(hex));
    }
    return ids;
  }

  /** An object of canonical JSON in UTF-8; the empty one of undefined. */
  static JsonObject object(@Nullable JSObject utf8) {
    if (utf8 == null || Bytes.absent(utf8)) {
      return JsonObject.EMPTY;
    }
    if (json(utf8) instanceof JsonObject object) {
      return object;
    }
    throw new KoruException.BadRequest("metadata is not an object");
  }

  static JsonValue json(JSObject utf8) {
    return Json.parse(Bytes.of(utf8));
  }

  /** A text that nobody has checked; {@code bad_request} naming {@code name} for anything else. */
  static String requiredText(String name, JSObject value) {
    if (isText(value)) {
      return text(value);
    }
    throw new KoruException.BadRequest("argument of wrong type: name=" + name + " expected=string");
  }

  static String text(JSObject value) {
    return ((JSString) value).stringValue();
  }

  /** The strings of an array; none of undefined. */
  static List<String> texts(@Nullable JSObject array) {
    List<String> texts = new ArrayList<>();
    for (JSObject item : items(array)) {
      texts.add(text(item));
    }
    return texts;
  }

  /** What is in an array; nothing of undefined. */
  static List<JSObject> items(@Nullable JSObject array) {
    List<JSObject> items = new ArrayList<>();
    if (array != null && !Bytes.absent(array)) {
      @SuppressWarnings("unchecked")
      JSArray<JSObject> all = (JSArray<JSObject>) array;
      for (int i = 0; i < all.getLength(); i++) {
        items.add(all.get(i));
      }
    }
    return items;
  }

  /** A copy of the components of a {@code Float32Array}. */
  static float[] floats(JSObject components) {
    return ((Float32Array) components).copyToJavaArray();
  }

  static Timestamp time(@Nullable JSObject text, Timestamp absent) {
    return text == null || Bytes.absent(text) ? absent : Timestamp.parse(text(text));
  }

  static int count(JSObject object, String name, int absent) {
    return has(object, name) ? integer(object, name) : absent;
  }

  static double number(JSObject object, String name, double absent) {
    return has(object, name) ? real(object, name) : absent;
  }

  @JSBody(params = "value", script = "return typeof value === 'string';")
  private static native boolean isText(JSObject value);

  @JSBody(
      params = {"object", "name"},
      script = "return !!object[name];")
  static native boolean flag(JSObject object, String name);

  @JSBody(
      params = {"object", "name"},
      script = "return object[name];")
  static native JSObject field(JSObject object, String name);

  @JSBody(
      params = {"object", "name"},
      script = "return object[name] !== undefined;")
  static native boolean has(JSObject object, String name);

  @JSBody(
      params = {"object", "name"},
      script = "return object[name] | 0;")
  private static native int integer(JSObject object, String name);

  @JSBody(
      params = {"object", "name"},
      script = "return object[name];")
  private static native double real(JSObject object, String name);
}
