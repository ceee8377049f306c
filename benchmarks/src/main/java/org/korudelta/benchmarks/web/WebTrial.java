package org.korudelta.benchmarks.web;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.korudelta.benchmarks.result.Measurement;
import org.korudelta.benchmarks.result.Trial;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;

/** One subject at one operation in an engine, in a world of its own. */
record WebTrial(WebOperation operation, String subject, WebShape shape, WebEngine engine)
    implements Trial {
  @Override
  public String label() {
    return operation.label();
  }

  @Override
  public List<Measurement> measure(Path log) throws IOException {
    return List.of(new Measurement(operation, subject, WebReply.figures(engine.run(job()))));
  }

  JsonObject job() {
    return Json.object()
        .put("operation", operation.job().key())
        .put("subject", subject)
        .put("batchMin", operation.job().least())
        .put("batchMax", operation.job().most())
        .put("warmupMillis", shape.warmupMillis())
        .put("rounds", shape.rounds())
        .put("roundMillis", shape.roundMillis())
        .put("budgetMillis", shape.budgetMillis())
        .build();
  }
}
