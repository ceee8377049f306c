package org.korudelta.benchmarks.web;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.korudelta.benchmarks.result.Measurement;
import org.korudelta.benchmarks.result.Trial;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;

/** How late one subject wakes in an engine: a histogram for each round. */
record WebWakeTrial(WebWake wake, String subject, WebShape shape, WebEngine engine)
    implements Trial {
  private static final int DIGITS = 3;

  @Override
  public String label() {
    return wake.key() + ", lateness";
  }

  @Override
  public List<Measurement> measure(Path log) throws IOException {
    List<Histogram> rounds =
        WebReply.lates(engine.run(job())).stream().map(WebWakeTrial::histogram).toList();
    List<Measurement> found = new ArrayList<>();
    for (WebLateness row : wake.rows()) {
      found.add(new Measurement(row, subject, rounds.stream().map(row::figure).toList()));
    }
    return found;
  }

  JsonObject job() {
    return Json.object()
        .put("operation", wake.key())
        .put("subject", subject)
        .put("samples", shape.wakes().samples())
        .put("periodMillis", WebWake.PERIOD_MILLIS)
        .put("rounds", shape.wakes().rounds())
        .build();
  }

  private static Histogram histogram(List<Double> lateMicros) {
    Histogram histogram = new Histogram(DIGITS);
    lateMicros.forEach(micros -> histogram.recordValue(micros.longValue()));
    return histogram;
  }
}
