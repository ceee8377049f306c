package org.korudelta.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GraphLinesTests {

  @Test
  void lines_ofADiamond_partAndJoin() {
    VersionGraph graph = new Nodes().add("top").add("l", 0).add("r", 0).add("end", 1, 2).graph(0);

    assertThat(drawn(graph))
        .containsExactly("* ns/end", "+-.", "* | ns/r", "| * ns/l", "+-'", "@ ns/top");
  }

  @Test
  void lines_ofAChain_areOneLane() {
    VersionGraph graph = new Nodes().add("k").replace(0).replace(1).graph(1);

    assertThat(drawn(graph)).containsExactly("* ns/k", "@ ns/k", "* ns/k");
  }

  @Test
  void lines_ofAFan_stayTwoLanesWide() {
    Nodes nodes = new Nodes().add("cause");
    for (int i = 0; i < 500; i++) {
      nodes.add("effect", 0);
    }

    List<String> lines = drawn(nodes.graph(0));

    assertThat(lines).hasSize(2 * 500).startsWith("* ns/effect", "| * ns/effect", "+-'");
    assertThat(lines.get(999)).isEqualTo("@ ns/cause");
  }

  @Test
  void lines_acrossALane_passIt() {
    VersionGraph graph =
        new Nodes().add("a").add("b").add("c").add("d", 0, 1, 2).add("e", 2, 0).graph(4);

    assertThat(drawn(graph))
        .containsExactly(
            "@ ns/e", "+-.", "| | * ns/d", "+-+-+", "* | | ns/c", "  | * ns/b", "  * ns/a");
  }

  @Test
  void lines_ofStrangers_areLanesOfTheirOwn() {
    assertThat(drawn(new Nodes().add("a").add("b").graph(0))).containsExactly("* ns/b", "@ ns/a");
  }

  /** Without ids, times and operations. */
  private static List<String> drawn(VersionGraph graph) {
    return GraphLines.of(graph).stream()
        .map(line -> line.replaceAll("[0-9a-f]{12}  [0-9T:.Z-]+  put  ", ""))
        .toList();
  }
}
