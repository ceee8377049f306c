package org.korudelta.vector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReverseLinksTests {
  private static final int HUB = 3;

  private final DrawnGraph drawn = DrawnGraph.of(DrawnGraph.gaussians(300, 4, 5));
  private final LayerDraft draft = new LayerDraft(Layer.ground(Graph.WIDTH));

  private void list(int node, int... neighbours) {
    System.arraycopy(neighbours, 0, draft.own(node), draft.at(node), neighbours.length);
  }

  private int[] list(int node) {
    int[] lists = draft.chunk(node);
    int at = draft.at(node);
    return Arrays.stream(lists, at, at + Graph.WIDTH).filter(n -> n >= 0).toArray();
  }

  private ReverseLinks links() {
    draft.extend(300);
    draft.own(0);
    draft.own(256);
    return new ReverseLinks(drawn.rows(), draft);
  }

  private static int[] range(int from, int to) {
    int[] range = new int[to - from];
    Arrays.setAll(range, i -> from + i);
    return range;
  }

  @Test
  void add_withRoom_appendsThoseThatAreNotThere() {
    ReverseLinks links = links();
    list(HUB, 1, 9);
    links.add(HUB, new int[] {9, 20, 30});

    assertThat(list(HUB)).containsExactly(1, 9, 20, 30);
  }

  @Test
  void add_exactlyFull_appends() {
    ReverseLinks links = links();
    list(HUB, 1);
    links.add(HUB, range(10, 41));

    assertThat(list(HUB)).hasSize(32).startsWith(1, 10).endsWith(40);
  }

  @Test
  void add_tooMany_keepsDiverseNearOnes_atMostTwentyFour() {
    ReverseLinks links = links();
    list(HUB, 1);
    links.add(HUB, range(10, 42));
    int[] kept = list(HUB);

    assertThat(kept.length).isBetween(3, 24);
    assertThat(kept[0]).isEqualTo(1);
    int nearest = 10;
    for (int node = 10; node < 42; node++) {
      double score = drawn.rows().score(drawn.rows().target(HUB), node);
      nearest = score > drawn.rows().score(drawn.rows().target(HUB), nearest) ? node : nearest;
    }
    assertThat(kept).contains(nearest).doesNotHaveDuplicates();
  }

  /** The tree is never cut, however far a child is and however many others come. */
  @Test
  void add_tooMany_keepsParentAndChildren() {
    ReverseLinks links = links();
    int[] children = new Random(1).ints(20, 290).distinct().limit(15).toArray();
    for (int child : children) {
      list(child, HUB, 0);
    }
    list(HUB, 2);
    links.add(HUB, range(4, 300));

    assertThat(list(HUB)).hasSizeLessThanOrEqualTo(24).startsWith(2).contains(children);
  }

  @Test
  void add_toTheFirstNode_whichHasNoParent() {
    ReverseLinks links = links();
    list(7, 0);
    links.add(0, range(5, 200));

    assertThat(list(0)).contains(7).hasSizeLessThanOrEqualTo(24).doesNotHaveDuplicates();
  }
}
