package org.korudelta.benchmarks.engine.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonString;
import org.korudelta.json.JsonValue;

/**
 * The MIME types of the world with what is known of each, as they were in 3,445 changes of 11
 * years.
 *
 * <p>Threading: safe from any thread.
 */
final class RealTypes {
  private final List<RealType> all;

  /** A type's name, and what is known of it. */
  record RealType(String name, JsonValue known) {
    static RealType of(String line) {
      JsonObject change = (JsonObject) Json.parse(line);
      String name = ((JsonString) change.member("key").orElseThrow()).value();
      return new RealType(name, change.member("value").orElseThrow());
    }
  }

  private RealTypes(List<RealType> all) {
    this.all = all;
  }

  static RealTypes load() {
    try (BufferedReader lines = Samples.lines("mime-history.jsonl.gz")) {
      return new RealTypes(
          lines.lines().filter(line -> line.contains("\"op\":\"put\"")).map(RealType::of).toList());
    } catch (IOException e) {
      throw Samples.unreadable(e);
    }
  }

  /** The same for the same {@code hash}. */
  RealType of(int hash) {
    return all.get(Math.floorMod((hash * 0x9e37_79b1) >>> 7, all.size()));
  }
}
