package org.korudelta.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import org.korudelta.text.Utf8;

/** Every tree there ever was answers as a sorted map copied at its time. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class OrderedTreeProperties {

  @Provide
  Arbitrary<List<String>> keys() {
    return Arbitraries.strings()
        .withChars('a', 'b', 'c', '\ud7ff', '\uffff')
        .ofMaxLength(3)
        .map(text -> text.replace("c", "\ud83d\ude00"))
        .list()
        .ofMaxSize(60);
  }

  @Property
  void with_anyKeys_everyTreeOfThemAnswersAsASortedMap(@ForAll("keys") List<String> keys) {
    List<OrderedTree<Integer>> trees = new ArrayList<>();
    List<TreeMap<String, Integer>> maps = new ArrayList<>();
    OrderedTree<Integer> tree = OrderedTree.empty();
    TreeMap<String, Integer> map = new TreeMap<>(Utf8.ORDER);
    for (String key : keys) {
      trees.add(tree);
      maps.add(new TreeMap<>(map));
      tree = tree.with(key, trees.size());
      map.put(key, trees.size());
    }
    trees.add(tree);
    maps.add(map);

    for (int i = 0; i < trees.size(); i++) {
      requireSame(trees.get(i), maps.get(i), keys);
    }
  }

  private static void requireSame(
      OrderedTree<Integer> tree, NavigableMap<String, Integer> map, List<String> keys) {
    List<Map.Entry<String, Integer>> entries = new ArrayList<>();
    tree.forEach((key, value) -> entries.add(Map.entry(key, value)));
    assertThat(entries).isEqualTo(new ArrayList<>(map.entrySet()));
    for (String key : keys) {
      assertThat(tree.find(key)).isEqualTo(map.get(key));
      requireSameFrom(key, tree, map);
    }
    for (int value = 0; value <= keys.size(); value++) {
      int wanted = value;
      assertThat(tree.anyMatch(found -> found == wanted)).isEqualTo(map.containsValue(wanted));
    }
    assertThat(tree.height()).as("of %d", map.size()).isLessThanOrEqualTo(heightMax(map.size()));
  }

  private static void requireSameFrom(
      String first, OrderedTree<Integer> tree, NavigableMap<String, Integer> map) {
    List<Map.Entry<String, Integer>> shown = new ArrayList<>();
    tree.scan(
        first,
        (key, value) -> {
          shown.add(Map.entry(key, value));
          return shown.size() < 3;
        });
    assertThat(shown).isEqualTo(map.tailMap(first, true).entrySet().stream().limit(3).toList());
  }

  /** The height of the sparsest AVL tree of so many nodes: heights grow as Fibonacci numbers do. */
  private static int heightMax(int size) {
    int height = 0;
    int least = 1;
    int nextLeast = 2;
    while (least <= size) {
      height++;
      int after = least + nextLeast + 1;
      least = nextLeast;
      nextLeast = after;
    }
    return height;
  }
}
