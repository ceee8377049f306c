package org.korudelta.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.benchmarks.result.Measurement;

class FiguresTests {
  @Test
  void heard_whatWasSaid_isMeasuredRowByRow() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Figures figures = new Figures(new PrintStream(out, true, StandardCharsets.UTF_8));
    figures.addAll(EngineOperation.GET, List.of(1.5, 2e9));
    figures.add(EngineOperation.GET_AT, 3);
    List<String> lines = ("noise\n" + out.toString(StandardCharsets.UTF_8)).lines().toList();

    assertThat(Figures.heard(lines, List.of(EngineOperation.GET, EngineOperation.PUT), "us"))
        .containsExactly(new Measurement(EngineOperation.GET, "us", List.of(1.5, 2e9)));
  }
}
