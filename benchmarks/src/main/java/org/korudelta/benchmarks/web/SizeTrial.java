package org.korudelta.benchmarks.web;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.korudelta.benchmarks.result.Measurement;
import org.korudelta.benchmarks.result.Trial;

/** What the least program weighs, looked up. */
record SizeTrial(OutputSize operation, String subject) implements Trial {
  @Override
  public String label() {
    return operation.label();
  }

  @Override
  public List<Measurement> measure(Path log) throws IOException {
    return List.of(new Measurement(operation, subject, List.of(operation.of(subject))));
  }
}
