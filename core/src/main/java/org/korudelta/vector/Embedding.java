package org.korudelta.vector;

import org.korudelta.json.JsonObject;

/**
 * A vector with the model that made it (V1, tag 2). The components are float32, 1 to 4,096 of them,
 * finite. Threading: immutable.
 */
public final class Embedding {
  private final String model;
  private final float[] components;
  private final JsonObject metadata;

  private Embedding(String model, float[] components, JsonObject metadata) {
    this.model = model;
    this.components = components;
    this.metadata = metadata;
  }

  /** An embedding of a copy of {@code components}. */
  public static Embedding of(String model, float[] components) {
    return of(model, components, JsonObject.EMPTY);
  }

  /**
   * An embedding of a copy of {@code components}; {@code bad_request} for none, NaN or infinity,
   * {@code limit} for too many.
   */
  public static Embedding of(String model, float[] components, JsonObject metadata) {
    return new Embedding(model, components.clone(), metadata);
  }

  public String model() {
    return model;
  }

  public int dimensions() {
    return components.length;
  }

  /** A copy of the components. */
  public float[] components() {
    return components.clone();
  }

  public JsonObject metadata() {
    return metadata;
  }
}
