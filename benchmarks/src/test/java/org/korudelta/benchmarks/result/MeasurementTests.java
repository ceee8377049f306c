package org.korudelta.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.json.Json;

class MeasurementTests {
  private static final Operation READS = new Row(false, Target.ratio("them", 1, 3));
  private static final Operation MICROS = new Row(true, Target.ratio("them", 1.1, 0.7));
  private static final Operation OURS = new Row(true, Target.figure(100, 30));

  private record Row(boolean lessIsBetter, Target target) implements Operation {
    @Override
    public String label() {
      return "an operation";
    }

    @Override
    public String unit() {
      return "ns";
    }
  }

  @Test
  void median_oddAndEven_isTheMiddle() {
    assertThat(of(READS, "them", 9, 1, 5).median()).isEqualTo(5);
    assertThat(of(READS, "them", 9, 1, 5, 7).median()).isEqualTo(6);
    assertThat(of(READS, "them", 9, 1, 5).least()).isEqualTo(1);
    assertThat(of(READS, "them", 9, 1, 5).most()).isEqualTo(9);
  }

  @Test
  void error_isThatOfStudentsDistribution() {
    // 31.599 is its 99.95 % quantile for two degrees of freedom; the deviation is 1.
    assertThat(of(READS, "them", 1, 2, 3).error()).isCloseTo(31.599 / Math.sqrt(3), within(0.01));
    assertThat(of(READS, "them", 1).error()).isNaN();
  }

  @Test
  void verdict_ratioAtItsFloor_isMetAndBeyondIsMissed() {
    assertThat(verdict(READS, 100, 100)).isEqualTo("met");
    assertThat(verdict(READS, 99, 100)).isEqualTo("missed");
    assertThat(verdict(MICROS, 110, 100)).isEqualTo("met");
    assertThat(verdict(MICROS, 111, 100)).isEqualTo("missed");
  }

  @Test
  void verdict_ofOurFigure_needsNobodyElse() {
    assertThat(verdict(OURS, 100, 1)).isEqualTo("met");
    assertThat(verdict(OURS, 101, 1_000)).isEqualTo("missed");
    assertThat(new Comparison(OURS, List.of(of(OURS, "them", 1))).verdict())
        .isEqualTo("not measured");
  }

  @Test
  void table_showsRatioToEachAndBoundsWhereTheyBelong() {
    String text = new Table(List.of(of(READS, Measurement.US, 50), of(READS, "them", 100))).text();
    assertThat(text.lines().toList().get(1)).contains("an operation", "KoruDelta", "50.0");
    assertThat(text.lines().toList().get(2)).contains("them", "0.50", "≥ 1.00", "missed");
  }

  @Test
  void file_holdsEveryFigureAndLeavesOutWhatIsNone() {
    Measurement us = of(READS, Measurement.US, 1, 2, 3);
    String json =
        new ResultFile(Json.object().build(), List.of(new Measured("node", List.of(us))))
            .json()
            .toString();
    assertThat(json)
        .contains("\"figures\":[1,2,3]", "\"error\":", "\"floor\":1", "\"platform\":\"node\"");
    assertThat(json).doesNotContain("NaN");
  }

  private static String verdict(Operation operation, double us, double them) {
    return new Comparison(
            operation, List.of(of(operation, Measurement.US, us), of(operation, "them", them)))
        .verdict();
  }

  private static Measurement of(Operation operation, String subject, double... figures) {
    return new Measurement(operation, subject, Arrays.stream(figures).boxed().toList());
  }
}
