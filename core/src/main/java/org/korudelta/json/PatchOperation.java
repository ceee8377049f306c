package org.korudelta.json;

import java.util.List;
import java.util.Optional;
import org.korudelta.error.KoruException;

/**
 * One operation of a patch.
 *
 * @param source the operation as it came
 * @param index its place in the patch from 0, for messages
 * @param path where it works
 */
record PatchOperation(JsonObject source, int index, JsonPointer path) {
  static PatchOperation of(JsonValue source, int index) {
    if (!(source instanceof JsonObject object)) {
      throw new KoruException.BadRequest("bad patch: operation=" + index + " reason=no object");
    }
    return new PatchOperation(object, index, pointer(object, "path", index));
  }

  private static JsonPointer pointer(JsonObject source, String name, int index) {
    return JsonPointer.parse(text(source, name, index));
  }

  private static String text(JsonObject source, String name, int index) {
    if (source.member(name).orElse(JsonNull.NULL) instanceof JsonString string) {
      return string.value();
    }
    throw new KoruException.BadRequest(
        "bad patch: operation=" + index + " reason=" + name + " is not a string");
  }

  JsonValue applyTo(JsonValue document) {
    String name = text(source, "op", index);
    return switch (name) {
      case "add" -> add(document, value());
      case "remove" -> edit(path).remove(document);
      case "replace" -> edit(path).replace(document, value());
      case "move" -> move(document);
      case "copy" -> add(document, required(from(), document));
      case "test" -> test(document);
      default ->
          throw new KoruException.BadRequest(
              "bad patch: operation=" + index + " reason=unknown op " + name);
    };
  }

  private JsonValue value() {
    Optional<JsonValue> value = source.member("value");
    if (value.isEmpty()) {
      throw new KoruException.BadRequest("bad patch: operation=" + index + " reason=no value");
    }
    return value.get();
  }

  private JsonPointer from() {
    return pointer(source, "from", index);
  }

  private JsonValue add(JsonValue document, JsonValue value) {
    return edit(path).add(document, value);
  }

  private JsonValue move(JsonValue document) {
    JsonPointer from = from();
    if (isInside(path.tokens(), from.tokens())) {
      throw new KoruException.BadRequest(
          "bad patch: operation=" + index + " reason=moves a value into itself");
    }
    JsonValue moved = required(from, document);
    return from.equals(path) ? document : add(edit(from).remove(document), moved);
  }

  private static boolean isInside(List<String> inner, List<String> outer) {
    return inner.size() > outer.size() && inner.subList(0, outer.size()).equals(outer);
  }

  private JsonValue test(JsonValue document) {
    JsonValue actual = required(path, document);
    if (!actual.equals(value())) {
      throw new KoruException.Conflict(
          "patch test failed: " + place(path) + " expected=" + value() + " actual=" + actual);
    }
    return document;
  }

  private JsonValue required(JsonPointer pointer, JsonValue document) {
    Optional<JsonValue> found = pointer.in(document);
    if (found.isEmpty()) {
      throw new KoruException.NotFound("no such place: " + place(pointer));
    }
    return found.get();
  }

  private JsonEdit edit(JsonPointer pointer) {
    return new JsonEdit(pointer.tokens(), place(pointer));
  }

  private String place(JsonPointer pointer) {
    return "operation=" + index + " path=" + pointer;
  }
}
