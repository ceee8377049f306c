package org.korudelta.json;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.error.KoruException;

/**
 * A change of one place: the containers on the way to it are copied, everything else is shared.
 *
 * @param tokens the way to the place
 * @param place the place for messages
 */
record JsonEdit(List<String> tokens, String place) {
  private static final String AFTER_LAST = "-";

  /** What happens to the container that holds the place. */
  private interface Change {
    JsonValue in(JsonValue container, String token);
  }

  JsonValue add(JsonValue document, JsonValue value) {
    return tokens.isEmpty() ? value : changed(document, 0, (in, token) -> added(in, token, value));
  }

  JsonValue replace(JsonValue document, JsonValue value) {
    return tokens.isEmpty()
        ? value
        : changed(document, 0, (in, token) -> replaced(in, token, value));
  }

  JsonValue remove(JsonValue document) {
    if (tokens.isEmpty()) {
      throw new KoruException.BadRequest("the whole document cannot be removed: " + place);
    }
    return changed(document, 0, this::removed);
  }

  /** Goes no deeper than {@code value} nests, whatever the number of tokens. */
  private JsonValue changed(JsonValue value, int depth, Change change) {
    String token = tokens.get(depth);
    if (depth == tokens.size() - 1) {
      return change.in(value, token);
    }
    JsonValue child = new JsonPointer(List.of(token)).in(value).orElseThrow(this::notFound);
    return replaced(value, token, changed(child, depth + 1, change));
  }

  private JsonValue added(JsonValue container, String token, JsonValue value) {
    if (container instanceof JsonObject object) {
      return object.with(token, value);
    }
    if (container instanceof JsonArray array) {
      int index = token.equals(AFTER_LAST) ? array.size() : indexUpTo(array.size(), token);
      List<JsonValue> elements = new ArrayList<>(array.elements());
      elements.add(index, value);
      return JsonArray.owning(elements);
    }
    throw notFound();
  }

  private JsonValue replaced(JsonValue container, String token, JsonValue value) {
    if (container instanceof JsonObject object && object.member(token).isPresent()) {
      return object.with(token, value);
    }
    if (container instanceof JsonArray array) {
      List<JsonValue> elements = new ArrayList<>(array.elements());
      elements.set(indexUpTo(array.size() - 1, token), value);
      return JsonArray.owning(elements);
    }
    throw notFound();
  }

  private JsonValue removed(JsonValue container, String token) {
    if (container instanceof JsonObject object && object.member(token).isPresent()) {
      return object.without(token);
    }
    if (container instanceof JsonArray array) {
      List<JsonValue> elements = new ArrayList<>(array.elements());
      elements.remove(indexUpTo(array.size() - 1, token));
      return JsonArray.owning(elements);
    }
    throw notFound();
  }

  private int indexUpTo(int max, String token) {
    int index = JsonPointer.arrayIndex(token);
    if (index < 0 || index > max) {
      throw notFound();
    }
    return index;
  }

  private KoruException notFound() {
    return new KoruException.NotFound("no such place: " + place);
  }
}
