package org.korudelta.vector;

import java.util.Arrays;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.text.Utf8;

/**
 * A vector with the model that made it (V1, tag 2): 1 to {@link #DIMENSIONS_MAX} finite float32
 * components, compared by content.
 *
 * <p>
 *
 * {@snippet :
 * Embedding queen = Embedding.of("glove-100d", components);
 * db.embed("words", "queen", queen);
 * }
 *
 * <p>Negative zero is stored as zero, so every vector of numbers has one form; nothing else is
 * changed. Making one costs a copy and one pass. Threading: immutable.
 */
public final class Embedding {
  /** The most components a vector may have. */
  public static final int DIMENSIONS_MAX = 4_096;

  /** The longest name of a model, in UTF-8 bytes. */
  public static final int MODEL_BYTES_MAX = 256;

  /** The JSON form puts the metadata inside one object more. */
  private static final int METADATA_NESTING_MAX = Json.NESTING_MAX - 1;

  private final String model;
  private final float[] components;
  private final JsonObject metadata;
  private final double squares;

  private Embedding(String model, float[] owned, JsonObject metadata) {
    this.model = model;
    this.components = owned;
    this.metadata = metadata;
    this.squares = LaneSum.squares(owned);
  }

  /**
   * An embedding of a copy of {@code components}, without metadata.
   *
   * @throws KoruException as {@link #of(String, float[], JsonObject)}
   */
  public static Embedding of(String model, float[] components) {
    return of(model, components, JsonObject.EMPTY);
  }

  /**
   * An embedding of a copy of {@code components}.
   *
   * @param model who made the vector, 1 to {@link #MODEL_BYTES_MAX} UTF-8 bytes
   * @throws KoruException.BadRequest for no component, one that is NaN or infinite, an empty or
   *     malformed model name
   * @throws KoruException.Limit for too many components, a model name too long, metadata that nests
   *     deeper than 511
   */
  public static Embedding of(String model, float[] components, JsonObject metadata) {
    requireModel(model);
    requireDimensions(components.length);
    requireNesting(metadata);
    return new Embedding(model, canonicalCopy(components), metadata);
  }

  private static void requireModel(String model) {
    int bytes = Utf8.length(model);
    if (bytes == 0) {
      throw new KoruException.BadRequest("model name empty: bytes=0 min=1");
    }
    if (bytes > MODEL_BYTES_MAX) {
      throw new KoruException.Limit(
          "model name too long: bytes=" + bytes + " max=" + MODEL_BYTES_MAX);
    }
  }

  static void requireDimensions(int dimensions) {
    if (dimensions == 0) {
      throw new KoruException.BadRequest("vector without components: dimensions=0 min=1");
    }
    if (dimensions > DIMENSIONS_MAX) {
      throw new KoruException.Limit(
          "too many dimensions: dimensions=" + dimensions + " max=" + DIMENSIONS_MAX);
    }
  }

  private static void requireNesting(JsonObject metadata) {
    if (metadata.nesting() > METADATA_NESTING_MAX) {
      throw new KoruException.Limit(
          "metadata nested too deep: depth=" + metadata.nesting() + " max=" + METADATA_NESTING_MAX);
    }
  }

  private static float[] canonicalCopy(float[] components) {
    float[] copy = new float[components.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = (float) canonical(i, components[i]);
    }
    return copy;
  }

  private static double canonical(int index, double component) {
    if (!Double.isFinite(component)) {
      throw new KoruException.BadRequest(
          "vector component not finite: index=" + index + " value=" + NumberText.of(component));
    }
    return component == 0 ? 0 : component;
  }

  /** Who made the vector. */
  public String model() {
    return model;
  }

  /** The number of components. */
  public int dimensions() {
    return components.length;
  }

  /** A copy of the components. */
  public float[] components() {
    return components.clone();
  }

  /** Whether all components are zero, so that it has no direction. */
  public boolean isZero() {
    return squares == 0;
  }

  /** What else its writer said about it; empty when nothing. */
  public JsonObject metadata() {
    return metadata;
  }

  /** The components themselves; nobody changes them. */
  float[] sharedComponents() {
    return components;
  }

  /** The sum of the squared components, in the order of {@link LaneSum}. */
  double squares() {
    return squares;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding that
        && model.equals(that.model)
        && Arrays.equals(components, that.components)
        && metadata.equals(that.metadata);
  }

  @Override
  public int hashCode() {
    return 31 * model.hashCode() + Arrays.hashCode(components);
  }

  @Override
  public String toString() {
    return "Embedding[model=" + model + ", dimensions=" + components.length + "]";
  }
}
