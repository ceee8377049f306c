package org.korudelta.vector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParentsTests {
  private final Parents parents = new Parents();

  @Test
  void choose_nearestEarlierNode() {
    assertThat(parents.choose(5, new int[] {9, 3, 4})).isEqualTo(3);
  }

  @Test
  void choose_parentWithFifteenChildren_takesTheNextNearest() {
    for (int i = 0; i < 15; i++) {
      assertThat(parents.choose(10 + i, new int[] {2, 1})).isEqualTo(2);
    }
    assertThat(parents.choose(40, new int[] {2, 1})).isEqualTo(1);
  }

  @Test
  void choose_nobodyNearHasRoom_takesTheNewestThatHas() {
    assertThat(parents.choose(600, new int[] {700})).isEqualTo(599);
    for (int i = 0; i < 14; i++) {
      parents.choose(600, new int[0]);
    }
    assertThat(parents.choose(600, new int[0])).isEqualTo(598);
  }

  @Test
  void of_graph_countsItsChildren() {
    Graph graph = DrawnGraph.gaussian(512, 8, 4).graph();
    int[] children = new int[512];
    for (int node = 1; node < 512; node++) {
      children[DrawnGraph.neighbours(graph, node)[0]]++;
    }
    Parents restored = Parents.of(graph);
    int full = 0;
    while (children[full] != 15 && full < 511) {
      full++;
    }
    int next = restored.choose(512, new int[] {full, 0});

    assertThat(next).isEqualTo(children[full] == 15 ? 0 : full);
    assertThat(restored.bytes()).isGreaterThanOrEqualTo(512);
  }
}
