package org.korudelta.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class ShapeTests {
  @Test
  void heard_whatWasSaid_isTheSame() {
    Shape shape = new Shape(1, 2, new Pace(3, 4, 5, 6, 7, 8));

    assertThat(Shape.heard(shape.said())).isEqualTo(shape);
  }

  @Test
  void withVersions_fewerThanKeys_hasAKeyEach() {
    assertThat(Shape.QUICK.withVersions(500).keys()).isEqualTo(500);
    assertThat(Shape.QUICK.withVersions(500_000).keys()).isEqualTo(Shape.QUICK.keys());
  }

  @Test
  void soakTime_texts_areDurations() {
    assertThat(new SoakTime().convert("30m")).isEqualTo(Duration.ofMinutes(30));
    for (String wrong : new String[] {"0s", "30", "later"}) {
      assertThatThrownBy(() -> new SoakTime().convert(wrong))
          .isInstanceOf(TypeConversionException.class)
          .hasMessageContaining("not " + wrong);
    }
  }
}
