package org.korudelta.causal;

import java.util.Optional;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonNull;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonValue;
import org.korudelta.text.Timestamp;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.EmbeddingFormat;
import org.korudelta.vector.EmbeddingJson;

/** Reads what a version carries back from its bytes. Threading: stateless. */
final class Contents {
  private Contents() {}

  static JsonValue value(VersionRecord version) {
    requireKept(version);
    return switch (version.operation()) {
      case PUT -> json("content", version.content(), version.id());
      case EMBED -> EmbeddingJson.write(EmbeddingFormat.decode(version.content()));
      case DELETE -> JsonNull.NULL;
    };
  }

  static Optional<Embedding> embedding(VersionRecord version) {
    requireKept(version);
    return version.operation() == Operation.EMBED
        ? Optional.of(EmbeddingFormat.decode(version.content()))
        : Optional.empty();
  }

  /** Fails where the value was taken. */
  static void requireKept(VersionRecord version) {
    if (!version.isWiped()) {
      return;
    }
    Wiping wiping = version.wiping().orElseThrow();
    String which =
        "namespace="
            + version.namespace()
            + " key="
            + version.key()
            + " id="
            + version.id()
            + " at="
            + Timestamp.ofEpochNanos(version.timestampNanos());
    throw wiping.reason() == Wiping.Reason.ERASED
        ? new KoruException.Erased("value was erased: " + which)
        : new KoruException.Gone(
            "value is beyond its retention: "
                + which
                + " horizon="
                + Timestamp.ofEpochNanos(wiping.horizonNanos()));
  }

  static JsonObject metadata(VersionRecord version) {
    if (version.metadata().length == 0) {
      return JsonObject.EMPTY;
    }
    if (json("metadata", version.metadata(), version.id()) instanceof JsonObject metadata) {
      return metadata;
    }
    throw new KoruException.Corruption("metadata is not an object: id=" + version.id());
  }

  /** What was stored was checked when it was written: anything else is damage. */
  private static JsonValue json(String what, byte[] bytes, VersionId id) {
    try {
      return Json.parse(bytes);
    } catch (KoruException.BadRequest | KoruException.Limit e) {
      throw new KoruException.Corruption(
          what + " is not JSON: id=" + id + " reason=" + e.getMessage(), e);
    }
  }
}
