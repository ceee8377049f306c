package org.korudelta.cli;

import org.jspecify.annotations.Nullable;
import org.korudelta.cli.data.InputText;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonValue;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.EmbeddingJson;
import picocli.CommandLine.Option;

/**
 * A vector as people hand it in: an array of numbers, whose model is named beside it, or an
 * embedding's JSON form, which says its own.
 */
final class VectorText {
  /** Whose vectors they are when nobody says, here and in {@code koru import}. */
  static final String MODEL = "default";

  /** What stands for standard input. */
  private static final String INPUT = "-";

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Who made the vector, when it is an array (default: " + MODEL + ").")
  private @Nullable String model;

  /** Whether the user named a model. */
  boolean namesModel() {
    return model != null;
  }

  /** The embedding that {@code text} or, for {@code -}, standard input says. */
  Embedding parse(DataOptions data, String text, @Nullable String metadata) {
    byte[] bytes = text.equals(INPUT) ? data.standardInput() : InputText.utf8(text);
    return embedding(data, Json.parse(bytes), metadata);
  }

  private Embedding embedding(DataOptions data, JsonValue json, @Nullable String metadata) {
    if (json instanceof JsonObject object) {
      if (model != null || metadata != null) {
        throw data.misused("Give --model and --metadata with an array; an object says its own");
      }
      return EmbeddingJson.read(object);
    }
    return Embedding.of(
        model == null ? MODEL : model,
        EmbeddingJson.components(json),
        metadata == null ? JsonObject.EMPTY : InputText.object(metadata));
  }
}
