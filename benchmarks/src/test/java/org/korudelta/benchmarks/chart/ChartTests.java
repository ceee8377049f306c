package org.korudelta.benchmarks.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.korudelta.benchmarks.chart.Series.Point;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ChartTests {
  private static final Chart CHART =
      new Chart(
          "get: ns & more",
          "versions",
          List.of(
              new Series("us", List.of(new Point(1_000, 20), new Point(10_000, 200))),
              new Series("it's <them>", List.of(new Point(1_000, 20), new Point(10_000, 190)))));

  @Test
  void svg_twoSeries_isXmlWithALineEach() throws Exception {
    Document document = parsed(CHART.svg());

    assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(2);
    assertThat(document.getDocumentElement().getTextContent())
        .contains("get: ns & more", "it's <them>", "10 k", "prefers-color-scheme: dark");
  }

  /** A decade is as wide as any other; what is more is higher. */
  @Test
  void svg_points_areWhereTheAxesSay() throws Exception {
    Element line = (Element) parsed(CHART.svg()).getElementsByTagName("polyline").item(0);

    assertThat(line.getAttribute("points")).isEqualTo("70.0,316.4 630.0,158.4");
  }

  @Test
  void apart_namesThatWouldCover_moveUp() {
    assertThat(Spread.apart(new double[] {100, 105, 20}, 15, 200)).containsExactly(90, 105, 20);
    assertThat(Spread.apart(new double[] {300}, 15, 200)).containsExactly(200);
  }

  @Test
  void text_powers_haveUnits() {
    assertThat(List.of(-2, 0, 2, 3, 5, 6, 9).stream().map(LogAxis::text))
        .containsExactly("0.01", "1", "100", "1 k", "100 k", "1 M", "1 G");
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
