package org.korudelta.jvm;

import java.nio.file.Path;
import org.korudelta.json.Json;

/** Writes keys {@code <prefix>0, <prefix>1, …} without end and prints each once acknowledged. */
final class AcknowledgingWriter {
  private AcknowledgingWriter() {}

  public static void main(String[] arguments) {
    try (BlockingKoruDelta db = BlockingKoruDelta.open(Path.of(arguments[0]))) {
      for (int i = 0; ; i++) {
        String key = arguments[1] + i;
        db.put("crash", key, Json.parse("{\"number\":" + i + "}"));
        System.out.println(key);
      }
    }
  }
}
