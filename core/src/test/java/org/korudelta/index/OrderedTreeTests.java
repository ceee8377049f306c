package org.korudelta.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.korudelta.runtime.Entropy;
import org.korudelta.text.Utf8;

/** The immutable sorted map agrees with a plain one and stays balanced. */
class OrderedTreeTests {

  @Test
  void with_randomKeys_agreesWithASortedMap() {
    Entropy random = Entropy.seeded(7);
    TreeMap<String, Integer> model = new TreeMap<>(Utf8.ORDER);
    OrderedTree<Integer> tree = OrderedTree.empty();
    for (int i = 0; i < 5_000; i++) {
      String key = key(random);
      model.put(key, i);
      tree = tree.with(key, i);
    }

    assertThat(entries(tree)).isEqualTo(entries(model));
    assertThat(tree.find("absent")).isNull();
    for (String key : model.keySet()) {
      assertThat(tree.find(key)).isEqualTo(model.get(key));
    }
  }

  private static String key(Entropy random) {
    return "k" + (char) ('a' + random.nextInt(26)) + random.nextInt(300) + "\uFFFD";
  }

  private static List<String> entries(OrderedTree<Integer> tree) {
    List<String> entries = new ArrayList<>();
    tree.forEach((key, value) -> entries.add(key + "=" + value));
    return entries;
  }

  private static List<String> entries(TreeMap<String, Integer> model) {
    List<String> entries = new ArrayList<>();
    model.forEach((key, value) -> entries.add(key + "=" + value));
    return entries;
  }

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
  void with_leavesTheOlderTreeAsItWas() {
    OrderedTree<Integer> older = OrderedTree.<Integer>empty().with("a", 1).with("b", 2);
    OrderedTree<Integer> newer = older.with("a", 3).with("c", 4);

    assertThat(entries(older)).containsExactly("a=1", "b=2");
    assertThat(entries(newer)).containsExactly("a=3", "b=2", "c=4");
  }

  @Test
  void anyMatch_looksAtEveryValue() {
    OrderedTree<Integer> tree = filled(0, 1);

    assertThat(tree.anyMatch(value -> value == 9_999)).isTrue();
    assertThat(tree.anyMatch(value -> value == 10_000)).isFalse();
  }
}
