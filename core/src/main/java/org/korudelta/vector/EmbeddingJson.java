package org.korudelta.vector;

import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArray;
import org.korudelta.json.JsonArrayBuilder;
import org.korudelta.json.JsonMember;
import org.korudelta.json.JsonNumber;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonString;
import org.korudelta.json.JsonValue;

/**
 * The JSON form of an embedding, as it is shown and typed:
 *
 * <pre>{"dimensions":3,"metadata":{},"model":"demo","vector":[0.5,-1,0]}</pre>
 *
 * <p>A component is the double equal to its float, so reading the form back gives the same
 * embedding. Read, {@code dimensions} and {@code metadata} may be left out.
 *
 * <p>Threading: stateless.
 */
public final class EmbeddingJson {
  private static final String DIMENSIONS = "dimensions";
  private static final String METADATA = "metadata";
  private static final String MODEL = "model";
  private static final String VECTOR = "vector";

  private EmbeddingJson() {}

  /** The JSON form of {@code embedding}. */
  public static JsonObject write(Embedding embedding) {
    JsonArrayBuilder vector = Json.array();
    for (double component : embedding.sharedComponents()) {
      vector.add(component);
    }
    return Json.object()
        .put(DIMENSIONS, embedding.dimensions())
        .put(METADATA, embedding.metadata())
        .put(MODEL, embedding.model())
        .put(VECTOR, vector.build())
        .build();
  }

  /**
   * The embedding that {@code json} is the form of.
   *
   * @throws KoruException.BadRequest for a member that is missing, of the wrong type, unknown, or a
   *     {@code dimensions} that disagrees; and as {@link Embedding#of(String, float[], JsonObject)}
   * @throws KoruException.Limit as {@link Embedding#of(String, float[], JsonObject)}
   */
  public static Embedding read(JsonObject json) {
    requireKnownMembers(json);
    float[] components = components(required(json, VECTOR));
    requireDimensions(json, components.length);
    return Embedding.of(model(json), components, metadata(json));
  }

  /**
   * The components that a JSON array of numbers lists, each the float nearest to its double.
   *
   * @throws KoruException.BadRequest for anything but an array of numbers
   * @throws KoruException.Limit for more than {@link Embedding#DIMENSIONS_MAX}
   */
  public static float[] components(JsonValue json) {
    JsonArray array = array(json);
    Embedding.requireDimensions(array.size());
    float[] components = new float[array.size()];
    for (int i = 0; i < components.length; i++) {
      components[i] = (float) number(i, array.element(i));
    }
    return components;
  }

  private static JsonArray array(JsonValue json) {
    if (json instanceof JsonArray array) {
      return array;
    }
    throw wrongType(VECTOR, "array", json);
  }

  private static double number(int index, JsonValue json) {
    if (json instanceof JsonNumber number) {
      return number.doubleValue();
    }
    throw wrongType(VECTOR + "[" + index + "]", "number", json);
  }

  private static void requireKnownMembers(JsonObject json) {
    for (JsonMember member : json) {
      switch (member.name()) {
        case DIMENSIONS, METADATA, MODEL, VECTOR -> {}
        default ->
            throw new KoruException.BadRequest("unknown embedding member: name=" + member.name());
      }
    }
  }

  private static JsonValue required(JsonObject json, String name) {
    return json.member(name)
        .orElseThrow(() -> new KoruException.BadRequest("embedding member missing: name=" + name));
  }

  private static void requireDimensions(JsonObject json, int actual) {
    JsonValue stated = json.member(DIMENSIONS).orElse(JsonNumber.of(actual));
    if (!stated.equals(JsonNumber.of(actual))) {
      throw new KoruException.BadRequest(
          "dimensions disagree: stated=" + excerpt(stated) + " actual=" + actual);
    }
  }

  private static String model(JsonObject json) {
    JsonValue model = required(json, MODEL);
    if (model instanceof JsonString string) {
      return string.value();
    }
    throw wrongType(MODEL, "string", model);
  }

  private static JsonObject metadata(JsonObject json) {
    JsonValue metadata = json.member(METADATA).orElse(JsonObject.EMPTY);
    if (metadata instanceof JsonObject object) {
      return object;
    }
    throw wrongType(METADATA, "object", metadata);
  }

  private static KoruException wrongType(String name, String expected, JsonValue actual) {
    return new KoruException.BadRequest(
        "embedding member of wrong type: name="
            + name
            + " expected="
            + expected
            + " actual="
            + excerpt(actual));
  }

  private static String excerpt(JsonValue json) {
    String text = json.toString();
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
