package org.korudelta.browser;

import java.time.Duration;
import org.korudelta.Durability;
import org.korudelta.MemoryBudget;
import org.korudelta.Options;
import org.korudelta.error.KoruException;
import org.korudelta.vector.VectorOptions;
import org.teavm.jso.JSObject;

/** How to open a database, as the package's front door says it. */
final class WebOptions {
  private WebOptions() {}

  /** {@code {durability?, syncMillis?, memoryBytes?, segmentBytes?}}. */
  static Options of(JSObject given) {
    Options options =
        Options.defaults()
            .withDigest(WebDigest.best())
            .withVectors(VectorOptions.defaults().withKernel(WebVectorKernel.best()))
            .withDurability(durability(given));
    if (Arguments.has(given, "memoryBytes")) {
      double bytes = Arguments.number(given, "memoryBytes", 0);
      options = options.withMemory(MemoryBudget.ofBytes((long) bytes));
    }
    return Arguments.has(given, "segmentBytes")
        ? options.withSegmentBytesMax(Arguments.count(given, "segmentBytes", 0))
        : options;
  }

  private static Durability durability(JSObject given) {
    if (!Arguments.has(given, "durability")) {
      return Durability.sync();
    }
    String named = Arguments.text(Arguments.field(given, "durability"));
    return switch (named) {
      case "sync" -> Durability.sync();
      case "async" -> Durability.async(Duration.ofMillis(Arguments.count(given, "syncMillis", 50)));
      case "memory" -> Durability.memory();
      default -> throw new KoruException.BadRequest("unknown durability: actual=" + named);
    };
  }
}
