package org.korudelta.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LayeredLayoutTests {
  private static final double WIDTH = 100;

  @Test
  void layout_ofDrawnGraphs_putsEffectsBelowAndNothingOnAnother() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      Nodes nodes = new Nodes().add("0");
      for (int i = 1; i < 40; i++) {
        nodes.add("" + i, random.ints(random.nextInt(3), 0, i).distinct().sorted().toArray());
      }
      VersionGraph graph = nodes.graph(0);
      LayeredLayout layout = new LayeredLayout(graph, WIDTH);

      for (VersionGraph.Edge edge : graph.edges()) {
        assertThat(layout.nodes().get(edge.before()).layer)
            .as("seed=" + seed)
            .isLessThan(layout.nodes().get(edge.after()).layer);
      }
      requireApart(layout, "seed=" + seed);
    }
  }

  private static void requireApart(LayeredLayout layout, String what) {
    List<LayeredLayout.Point> points = layout.nodes();
    for (int i = 0; i < points.size(); i++) {
      assertThat(points.get(i).x()).isBetween(WIDTH / 2 - 0.01, layout.width() - WIDTH / 2 + 0.01);
      for (int other = 0; other < i; other++) {
        boolean together = points.get(i).layer == points.get(other).layer;
        double distance = Math.abs(points.get(i).x() - points.get(other).x());
        assertThat(!together || distance > WIDTH - 0.01).as(what).isTrue();
      }
    }
  }

  @Test
  void layout_ofAnEdgeOverALayer_bendsThereButNotOverVeryMany() {
    Nodes nodes = new Nodes().add("k").replace(0).replace(1, 0);
    for (int i = 3; i < 60; i++) {
      nodes.replace(i - 1);
    }
    nodes.replace(59, 0);
    VersionGraph graph = nodes.graph(0);
    LayeredLayout layout = new LayeredLayout(graph, WIDTH);

    assertThat(layout.layerCount()).isEqualTo(61);
    assertThat(layout.routes()).filteredOn(route -> route.size() > 2).hasSize(1);
  }

  @Test
  void layout_ofADiamond_isEven() {
    VersionGraph graph = new Nodes().add("t").add("l", 0).add("r", 0).add("b", 1, 2).graph(0);
    LayeredLayout layout = new LayeredLayout(graph, WIDTH);

    assertThat(layout.nodes().get(0).x()).isEqualTo(WIDTH);
    assertThat(layout.nodes().get(1).x()).isEqualTo(WIDTH / 2);
    assertThat(layout.nodes().get(2).x()).isEqualTo(WIDTH * 3 / 2);
    assertThat(layout.nodes().get(3).x()).isEqualTo(WIDTH);
  }
}
