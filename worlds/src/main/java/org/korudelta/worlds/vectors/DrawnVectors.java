package org.korudelta.worlds.vectors;

import org.korudelta.deterministic.choice.Choices;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonObjectBuilder;
import org.korudelta.runtime.Entropy;
import org.korudelta.vector.Embedding;

/**
 * Vectors of a few dimensions: many of them from one choice, so that a record of a run is short. On
 * a grid, where many scores are equal; anywhere; or all alike. Some are zero.
 */
final class DrawnVectors {
  /** The models of every namespace. */
  static final int MODELS = 2;

  /** What metadata may say of {@code c}. */
  static final int COLOURS = 5;

  private static final int DIMENSIONS_MIN = 4;
  private static final int DIMENSIONS = 5;
  private static final int SEEDS = 1_000;
  private static final int GRID = 2;
  private static final int SHAPES = 4;
  private static final int ZEROS_ONE_IN = 30;

  private final int dimensions;

  DrawnVectors(Choices choices) {
    this.dimensions = DIMENSIONS_MIN + choices.draw(DIMENSIONS, "dimensions");
  }

  static String model(int number) {
    return "model-" + number;
  }

  /** Vectors of one kind. */
  final class Source {
    private final int shape;
    private final Entropy entropy;
    private final float[] always;

    private Source(int shape, int seed) {
      this.shape = shape;
      this.entropy = Entropy.seeded(seed);
      this.always = components(dimensions, 1);
    }

    int nextInt(int bound) {
      return entropy.nextInt(bound);
    }

    /** The next vector of a model, with metadata. */
    Embedding next(int model) {
      return Embedding.of(model(model), components(model), metadata());
    }

    /** One that is not zero. */
    Embedding direction(int model) {
      float[] components = components(model);
      components[0] += 4;
      return Embedding.of(model(model), components);
    }

    private float[] components(int model) {
      int length = dimensions + model; // Models differ.
      if (entropy.nextInt(ZEROS_ONE_IN) == 0) {
        return new float[length];
      }
      boolean alike = shape == SHAPES - 1 && length == dimensions && entropy.nextInt(4) > 0;
      return alike ? always.clone() : components(length, shape);
    }

    private float[] components(int length, int anywhere) {
      float[] components = new float[length];
      for (int i = 0; i < length; i++) {
        components[i] =
            anywhere == 0
                ? entropy.nextInt(2 * GRID + 1) - GRID
                : (float) ((entropy.nextInt(2_000_001) - 1_000_000) / 65_537.0);
      }
      return components;
    }

    private JsonObject metadata() {
      JsonObjectBuilder metadata = Json.object();
      int colour = entropy.nextInt(COLOURS + 1);
      if (colour < COLOURS) {
        metadata.put("c", colour);
      }
      if (entropy.nextInt(8) == 0) {
        metadata.put("only", 100_000_000 + entropy.nextInt(900_000_000));
      }
      return metadata.build();
    }
  }

  /** Draws what kind of vectors. */
  Source draw(Choices choices) {
    return new Source(choices.draw(SHAPES, "shape"), choices.draw(SEEDS, "vectors"));
  }
}
