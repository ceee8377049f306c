package org.korudelta.causal;

import java.util.Optional;
import org.korudelta.error.KoruException;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.Json;
import org.korudelta.json.JsonNull;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonValue;
import org.korudelta.vector.Embedding;

/** Reads what a version carries back from its bytes. Threading: stateless. */
final class Contents {
  private Contents() {}

  static JsonValue value(VersionRecord version) {
    return switch (version.operation()) {
      case PUT -> Json.parse(version.content());
      case EMBED -> throw new KoruException.Unsupported("embeddings are not readable yet");
      case DELETE -> JsonNull.NULL;
    };
  }

  static Optional<Embedding> embedding(VersionRecord version) {
    return Optional.empty();
  }

  /** None for the empty object, else its canonical bytes. */
  static byte[] metadataBytes(JsonObject metadata) {
    return metadata.size() == 0 ? new byte[0] : CanonicalJson.bytes(metadata);
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
