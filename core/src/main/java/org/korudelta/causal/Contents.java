package org.korudelta.causal;

import java.util.Optional;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonNull;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonValue;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.EmbeddingFormat;
import org.korudelta.vector.EmbeddingJson;

/** Reads what a version carries back from its bytes. Threading: stateless. */
final class Contents {
  private Contents() {}

  static JsonValue value(VersionRecord version) {
    return switch (version.operation()) {
      case PUT -> Json.parse(version.content());
      case EMBED -> EmbeddingJson.write(EmbeddingFormat.decode(version.content()));
      case DELETE -> JsonNull.NULL;
    };
  }

  static Optional<Embedding> embedding(VersionRecord version) {
    return version.operation() == Operation.EMBED
        ? Optional.of(EmbeddingFormat.decode(version.content()))
        : Optional.empty();
  }

  static JsonObject metadata(VersionRecord version) {
    if (version.metadata().length == 0) {
      return JsonObject.EMPTY;
    }
    if (Json.parse(version.metadata()) instanceof JsonObject metadata) {
      return metadata;
    }
    throw new KoruException.Corruption("metadata is not an object: id=" + version.id());
  }
}
