package org.korudelta.benchmarks.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArray;
import org.korudelta.json.JsonArrayBuilder;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonObjectBuilder;
import org.korudelta.json.JsonString;

/** The result of a run for programs: machine, shape, every figure, every ratio, every target. */
final class ResultFile {
  private static final int FORMAT = 3;

  private final JsonObject shape;
  private final List<Measured> platforms;

  ResultFile(JsonObject shape, List<Measured> platforms) {
    this.shape = shape;
    this.platforms = List.copyOf(platforms);
  }

  void write(Path file) throws IOException {
    Files.write(file, CanonicalJson.bytes(json()));
  }

  JsonObject json() {
    return Json.object()
        .put("format", FORMAT)
        .put("measuredAt", Instant.now().toString())
        .put("machine", machine())
        .put("shape", shape)
        .put("measurements", measured())
        .put("targets", targets())
        .build();
  }

  private static JsonObject machine() {
    return Json.object()
        .put("java", System.getProperty("java.vm.name") + " " + Runtime.version())
        .put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"))
        .put("architecture", System.getProperty("os.arch"))
        .put("processors", Runtime.getRuntime().availableProcessors())
        .build();
  }

  private JsonArray measured() {
    JsonArrayBuilder all = Json.array();
    for (Measured platform : platforms) {
      for (Comparison comparison : platform.comparisons()) {
        for (Measurement measurement : comparison.measurements()) {
          double ratio = comparison.ratio(measurement.subject());
          all.add(measured(measurement, ratio).with("platform", of(platform)));
        }
      }
    }
    return all.build();
  }

  private static JsonString of(Measured platform) {
    return JsonString.of(platform.platform());
  }

  private static JsonObject measured(Measurement measurement, double ratio) {
    JsonArrayBuilder figures = Json.array();
    measurement.figures().forEach(figures::add);
    JsonObjectBuilder result =
        Json.object()
            .put("operation", measurement.operation().label())
            .put("subject", measurement.subject())
            .put("unit", measurement.operation().unit())
            .put("median", measurement.median())
            .put("least", measurement.least())
            .put("most", measurement.most())
            .put("figures", figures.build());
    put(result, "error", measurement.error());
    put(result, "usDividedByIt", ratio);
    return result.build();
  }

  private JsonArray targets() {
    JsonArrayBuilder all = Json.array();
    for (Measured platform : platforms) {
      for (Comparison comparison : platform.comparisons()) {
        all.add(target(comparison).with("platform", of(platform)));
      }
    }
    return all.build();
  }

  private static JsonObject target(Comparison comparison) {
    Target target = comparison.operation().target();
    JsonObjectBuilder result =
        Json.object()
            .put("operation", comparison.operation().label())
            .put("baseline", target.baseline())
            .put("lessIsBetter", comparison.operation().lessIsBetter())
            .put("floorIs", comparison.verdict());
    put(result, "floor", target.floor());
    put(result, "goal", target.goal());
    return result.build();
  }

  /** What is not a number is left out. */
  private static void put(JsonObjectBuilder result, String name, double value) {
    if (Double.isFinite(value)) {
      result.put(name, value);
    }
  }
}
