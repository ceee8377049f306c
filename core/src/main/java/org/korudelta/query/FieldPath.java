package org.korudelta.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonArray;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonValue;

/**
 * A dotted path to a field of a document: {@code author.name}, {@code items.0.price}. A step names
 * a member of an object, or an element of an array by its index from 0.
 *
 * <p>Threading: immutable.
 *
 * @param steps at least one, none empty
 */
public record FieldPath(List<String> steps) {
  private static final int INDEX_DIGITS_MAX = 9;

  /**
   * Keeps a copy of the steps.
   *
   * @throws KoruException.BadRequest when there is none, or one is empty
   */
  public FieldPath {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.contains("")) {
      throw new KoruException.BadRequest(
          "path with an empty step: path=" + String.join(".", steps));
    }
  }

  /**
   * Reads a dotted path.
   *
   * @throws KoruException.BadRequest when a step is empty
   */
  public static FieldPath parse(String text) {
    List<String> steps = new ArrayList<>();
    int from = 0;
    for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', from)) {
      steps.add(text.substring(from, dot));
      from = dot + 1;
    }
    steps.add(text.substring(from));
    return new FieldPath(steps);
  }

  /** What {@code document} has there, or null when there is no such field. */
  @Nullable JsonValue find(JsonValue document) {
    JsonValue at = document;
    for (String step : steps) {
      at = step(at, step);
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  private static @Nullable JsonValue step(JsonValue at, String step) {
    if (at instanceof JsonObject object) {
      return object.member(step).orElse(null);
    }
    if (at instanceof JsonArray array && isIndex(step)) {
      int index = Integer.parseInt(step);
      return index < array.size() ? array.element(index) : null;
    }
    return null;
  }

  private static boolean isIndex(String step) {
    boolean digits = step.length() <= INDEX_DIGITS_MAX;
    for (int i = 0; i < step.length(); i++) {
      digits &= step.charAt(i) >= '0' && step.charAt(i) <= '9';
    }
    return digits;
  }

  @Override
  public String toString() {
    return String.join(".", steps);
  }
}
