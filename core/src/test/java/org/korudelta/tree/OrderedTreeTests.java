package org.korudelta.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The immutable sorted map stays balanced. */
class OrderedTreeTests {

  @Test
  void with_anyOrderOfKeys_staysBalanced() {
    assertThat(filled(0, 1).height()).isLessThanOrEqualTo(14);
    assertThat(filled(9_999, -1).height()).isLessThanOrEqualTo(14);
    assertThat(filled(0, 7_919).height()).isLessThanOrEqualTo(17);
  }

  private static OrderedTree<Integer> filled(int start, int step) {
    OrderedTree<Integer> tree = OrderedTree.empty();
    for (int i = 0; i < 10_000; i++) {
      int number = Math.floorMod(start + i * step, 10_000);
      tree = tree.with(String.valueOf(100_000 + number), number);
    }
    return tree;
  }

  @Test
  void scan_looksNoFurtherThanItIsAsked() {
    List<String> shown = new ArrayList<>();

    filled(0, 1)
        .scan(
            "105000",
            (key, value) -> {
              shown.add(key);
              return shown.size() < 3;
            });

    assertThat(shown).containsExactly("105000", "105001", "105002");
  }

  @Test
  void anyMatch_looksAtEveryValue() {
    OrderedTree<Integer> tree = filled(0, 1);

    assertThat(tree.anyMatch(value -> value == 9_999)).isTrue();
    assertThat(tree.anyMatch(value -> value == 10_000)).isFalse();
  }
}
