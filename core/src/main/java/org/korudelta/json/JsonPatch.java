package org.korudelta.json;

import org.korudelta.error.KoruException;

/**
 * Differences as RFC 6902 patches: {@code apply(a, diff(a, b))} equals {@code b} for all values.
 *
 * <p>
 *
 * {@snippet :
 * JsonPatch.diff(Json.parse("{\"a\":1}"), Json.parse("{\"a\":2}"));
 * // [{"op":"replace","path":"/a","value":2}]
 * }
 *
 * <p>Threading: stateless.
 */
public final class JsonPatch {
  private JsonPatch() {}

  /**
   * The operations, of {@code add}, {@code remove} and {@code replace}, that make {@code after} of
   * {@code before}: empty when they are equal, the same for equal arguments on every platform.
   *
   * <p>Arrays are aligned by a longest common subsequence of their elements while the product of
   * the differing stretches is at most 250,000, and index by index above; so the cost stays near
   * linear in the size of the values, and the patch may not be the shortest.
   *
   * @throws KoruException.Limit when a changed part nests deeper than {@link Json#NESTING_MAX} − 2,
   *     since a patch puts it inside two containers more
   */
  public static JsonArray diff(JsonValue before, JsonValue after) {
    return new JsonDiff().between(before, after);
  }

  /**
   * The value that {@code patch} makes of {@code document}: all six operations of RFC 6902, all or
   * nothing.
   *
   * @throws KoruException.BadRequest when {@code patch} is no patch
   * @throws KoruException.NotFound when an operation names a place that is not there
   * @throws KoruException.Conflict when a {@code test} fails
   * @throws KoruException.Limit when the result would nest too deep
   */
  public static JsonValue apply(JsonValue document, JsonArray patch) {
    JsonValue current = document;
    for (int i = 0; i < patch.size(); i++) {
      current = PatchOperation.of(patch.element(i), i).applyTo(current);
    }
    return current;
  }
}
