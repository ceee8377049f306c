package org.korudelta.deterministic.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigraphTests {
  private final Digraph<String> graph = new Digraph<>(6);

  private void edge(int from, int to, int length) {
    graph.add(new Digraph.Edge<>(from, to, length, from + "-" + to));
  }

  @Test
  void between_aDetourIsShorter_takesIt() {
    edge(0, 1, 10);
    edge(0, 2, 4);
    edge(2, 1, 5);

    assertThat(new ShortestPath<>(graph).between(0, 1))
        .extracting(Digraph.Edge::label)
        .containsExactly("0-2", "2-1");
  }

  @Test
  void between_noWay_isEmptyAndTheNextSearchStartsAnew() {
    edge(0, 1, 1);
    ShortestPath<String> search = new ShortestPath<>(graph);

    assertThat(search.between(1, 0)).isEmpty();
    assertThat(search.between(0, 1)).hasSize(1);
    assertThat(search.between(2, 1)).isEmpty();
  }

  @Test
  void within_asLongAsTheLimit_isEmpty() {
    edge(0, 1, 3);
    ShortestPath<String> search = new ShortestPath<>(graph);

    assertThat(search.within(0, 1, 3)).isEmpty();
    assertThat(search.within(0, 1, 4)).hasSize(1);
  }

  @Test
  void shortestCycle_severalCycles_isTheShortestByLength() {
    edge(0, 1, 9);
    edge(1, 0, 1);
    edge(2, 3, 1);
    edge(3, 4, 1);
    edge(4, 2, 1);
    edge(4, 5, 1);

    assertThat(graph.shortestCycle())
        .extracting(Digraph.Edge::label)
        .containsExactly("2-3", "3-4", "4-2");
  }

  @Test
  void inOrder_hasACycle_leavesOutWhatIsOnAndBehindIt() {
    edge(1, 0, 1);
    edge(2, 3, 1);
    edge(3, 2, 1);
    edge(3, 4, 1);

    assertThat(graph.inOrder()).containsExactly(1, 5, 0);
    assertThat(graph.hasCycle()).isTrue();
  }
}
