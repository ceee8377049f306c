package org.korudelta.vector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;

class GraphRestorationTests {
  private static final DrawnGraph DRAWN = DrawnGraph.gaussian(1_024, 8, 3);

  private static byte[] part(Graph graph, int part) {
    ByteSink sink = new ByteSink(64);
    new GraphParts(graph).write(part, sink);
    return sink.copy();
  }

  private static Graph restored(Graph graph) {
    GraphRestoration restoration = new GraphRestoration(new ByteSource(part(graph, 0)), 1_024);
    assertThat(restoration.parts()).isEqualTo(new GraphParts(graph).count() - 1);
    for (int i = 1; i <= restoration.parts(); i++) {
      restoration.add(new ByteSource(part(graph, i)));
    }
    return restoration.graph();
  }

  @Test
  void graph_ofItsParts_isTheSame() {
    Graph again = restored(DRAWN.graph());

    assertThat(DrawnGraph.bytes(again)).isEqualTo(DrawnGraph.bytes(DRAWN.graph()));
    assertThat(again.upper()).hasSameSizeAs(DRAWN.graph().upper());
    assertThat(again.entry()).isEqualTo(DRAWN.graph().entry());
    double[][] queries = DrawnGraph.gaussians(5, 8, 77);
    for (double[] query : queries) {
      Target target = Target.of(Quantised.of(query, 16));
      Graph.Wish wish = new Graph.Wish(target, 30, 10, any -> true);
      assertThat(again.search(DRAWN.rows(), wish).nodes())
          .isEqualTo(DRAWN.graph().search(DRAWN.rows(), wish).nodes());
    }
  }

  @Test
  void graph_withoutNodes_isEmpty() {
    Graph again = restored(Graph.empty());

    assertThat(again.count()).isZero();
    assertThat(again.entry()).isEqualTo(-1);
  }

  /** Upper layers lead from the entry, and to members of their own. */
  @Test
  void graph_upperLayerThatLeadsNowhere_isCorruption() {
    byte[] ground = new ByteSink(16).put(1).putInt(1).put(1).putInt(0).copy();
    for (byte[] upper :
        new byte[][] {
          new ByteSink(8).putVarint(0).put(0).copy(), // Not the entry, which is 1.
          new ByteSink(8).putVarint(1).put(1).putInt(0).copy()
        }) {
      byte[] head = new ByteSink(8).putVarint(2).putVarint(2).putVarint(1).putVarint(1).copy();
      GraphRestoration restoration = new GraphRestoration(new ByteSource(head), 2);
      restoration.add(new ByteSource(ground));
      restoration.add(new ByteSource(upper));
      assertThatThrownBy(restoration::graph)
          .isInstanceOf(KoruException.Corruption.class)
          .hasMessageStartingWith("graph node is not in its layer: node=");
    }
  }

  /** What leads down leads to the same node. */
  @Test
  void graph_layerWithMoreThanTheOneBelow_isCorruption() {
    byte[] head =
        new ByteSink(8).putVarint(2).putVarint(1).putVarint(2).putVarint(1).putVarint(2).copy();
    GraphRestoration restoration = new GraphRestoration(new ByteSource(head), 2);
    restoration.add(new ByteSource(new ByteSink(16).put(1).putInt(1).put(1).putInt(0).copy()));
    restoration.add(new ByteSource(new ByteSink(8).putVarint(0).put(0).copy()));
    byte[] two = new ByteSink(8).putVarint(0).put(0).putVarint(1).put(0).copy();
    restoration.add(new ByteSource(two));

    assertThatThrownBy(restoration::graph)
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessage("graph node is not in its layer: node=1");
  }

  private static void assertRefused(Consumer<ByteSink> head, String message) {
    ByteSink sink = new ByteSink(16);
    head.accept(sink);
    assertThatThrownBy(() -> new GraphRestoration(new ByteSource(sink.copy()), 10))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessage(message);
  }

  @Test
  void head_numbersOutOfRange_areCorruption() {
    assertRefused(head -> head.putVarint(11), "graph nodes out of range: actual=11 min=0 max=10");
    assertRefused(
        head -> head.putVarint(4).putVarint(0), "graph entry out of range: actual=0 min=1 max=4");
    assertRefused(
        head -> head.putVarint(4).putVarint(5), "graph entry out of range: actual=5 min=1 max=4");
    assertRefused(
        head -> head.putVarint(4).putVarint(1).putVarint(33),
        "graph layers out of range: actual=33 min=0 max=32");
    assertRefused(
        head -> head.putVarint(4).putVarint(1).putVarint(1).putVarint(5),
        "graph members out of range: actual=5 min=1 max=4");
  }

  private static void assertListRefused(Consumer<ByteSink> lists, String message) {
    byte[] head = new ByteSink(8).putVarint(2).putVarint(1).putVarint(1).putVarint(2).copy();
    GraphRestoration restoration = new GraphRestoration(new ByteSource(head), 2);
    byte[] ground = new ByteSink(16).put(1).putInt(1).put(1).putInt(0).copy();
    ByteSink sink = new ByteSink(16);
    lists.accept(sink);
    assertThatThrownBy(
            () -> {
              if (message.contains("member")) {
                restoration.add(new ByteSource(ground));
              }
              restoration.add(new ByteSource(sink.copy()));
            })
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessage(message);
  }

  @Test
  void lists_numbersOutOfRange_areCorruption() {
    assertListRefused(list -> list.put(33), "graph list out of range: actual=33 min=0 max=32");
    assertListRefused(
        list -> list.put(1).putInt(2), "graph neighbour out of range: actual=2 min=0 max=1");
    assertListRefused(
        list -> list.put(1).putInt(-1), "graph neighbour out of range: actual=-1 min=0 max=1");
    assertListRefused(
        list -> list.put(0).put(1).putInt(1), "graph parent out of range: actual=1 min=0 max=0");
    assertListRefused(
        list -> list.put(0).put(0), "graph parent out of range: actual=-1 min=0 max=0");
    assertListRefused(
        member -> member.putVarint(1).put(0).putVarint(1),
        "graph member out of range: actual=1 min=2 max=1");
    assertListRefused(
        member -> member.putVarint(2), "graph member out of range: actual=2 min=0 max=1");
  }
}
