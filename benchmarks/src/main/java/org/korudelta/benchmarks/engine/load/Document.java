package org.korudelta.benchmarks.engine.load;

import org.korudelta.json.CanonicalJson;
import org.korudelta.json.JsonObject;

/** A document as both sides take it: the value, and its canonical bytes, which nobody changes. */
public record Document(JsonObject value, byte[] bytes) {
  static Document of(JsonObject value) {
    return new Document(value, CanonicalJson.bytes(value));
  }
}
