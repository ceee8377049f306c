package org.korudelta.benchmarks;

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

/** The result of a run for programs: machine, shape, every figure, every ratio. */
final class EngineResultFile {
  private static final int FORMAT = 1;

  private final Shape shape;
  private final List<Measurement> measurements;

  EngineResultFile(Shape shape, List<Measurement> measurements) {
    this.shape = shape;
    this.measurements = measurements;
  }

  void write(Path file) throws IOException {
    JsonObject result =
        Json.object()
            .put("format", FORMAT)
            .put("measuredAt", Instant.now().toString())
            .put("machine", machine())
            .put("shape", shape())
            .put("measurements", measured())
            .put("ratios", ratios())
            .build();
    Files.write(file, CanonicalJson.bytes(result));
  }

  private static JsonObject machine() {
    return Json.object()
        .put("java", System.getProperty("java.vm.name") + " " + Runtime.version())
        .put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"))
        .put("architecture", System.getProperty("os.arch"))
        .put("processors", Runtime.getRuntime().availableProcessors())
        .build();
  }

  private JsonObject shape() {
    return Json.object()
        .put("keys", shape.keys())
        .put("versionsLoaded", shape.versions())
        .put("rounds", shape.rounds())
        .put("iterations", shape.iterations())
        .put("heapMebibytes", shape.heapMebibytes())
        .put("batch", Workload.BATCH)
        .build();
  }

  private JsonArray measured() {
    JsonArrayBuilder all = Json.array();
    for (Measurement measurement : measurements) {
      JsonArrayBuilder figures = Json.array();
      measurement.figures().forEach(figures::add);
      all.add(
          Json.object()
              .put("operation", measurement.operation().label)
              .put("engine", measurement.engine().label())
              .put("unit", measurement.operation().unit)
              .put("median", measurement.median())
              .put("least", measurement.least())
              .put("most", measurement.most())
              .put("figures", figures.build())
              .build());
    }
    return all.build();
  }

  private JsonArray ratios() {
    EngineTable table = new EngineTable(measurements);
    JsonArrayBuilder all = Json.array();
    for (Operation operation : Operation.values()) {
      all.add(
          Json.object()
              .put("operation", operation.label)
              .put("baseline", operation.target.baseline().label())
              .put("ratio", table.ratio(operation))
              .put("floorIs", table.verdict(operation))
              .build());
    }
    return all.build();
  }
}
