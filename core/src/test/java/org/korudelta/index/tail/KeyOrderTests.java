package org.korudelta.index.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KeyOrderTests {
  private final KeyOrder order = new KeyOrder();

  private void add(String namespace, String key) {
    order.add(new TailKey(namespace, key, 0));
  }

  private static List<String> names(KeyOrder.Walk walk) {
    List<String> names = new ArrayList<>();
    walk.forEach(key -> names.add(key.namespace() + "/" + key.key()));
    return names;
  }

  @Test
  void all_nothing_isEmpty() {
    assertThat(names(order.all())).isEmpty();
  }

  @Test
  void all_keysOfSeveralNamespaces_areInUtf8Order() {
    add("b", "a");
    add("a", "\uD83D\uDE00");
    add("a", "\uFFEE");
    add("a", "z");

    assertThat(names(order.all())).containsExactly("a/z", "a/\uFFEE", "a/\uD83D\uDE00", "b/a");
  }

  @Test
  void from_aKeyThatIsNotThere_beginsAtTheNext() {
    add("n", "a");
    add("n", "c");
    add("o", "a");

    assertThat(names(order.from("n", "b"))).containsExactly("n/c", "o/a");
    assertThat(names(order.from("n", "c"))).containsExactly("n/c", "o/a");
  }

  @Test
  void forEach_refused_goesOnWithTheRefusedOne() {
    add("n", "a");
    add("n", "b");
    KeyOrder.Walk walk = order.all();
    walk.forEach(key -> key.key().equals("a"));

    assertThat(names(walk)).containsExactly("n/b");
  }

  /** What was sorted before must not change when more is. */
  @Test
  void walk_whileKeysAreAdded_seesThoseThatWereThere() {
    add("n", "b");
    KeyOrder.Walk before = order.all();
    add("n", "a");
    List<String> now = names(order.all());

    assertThat(names(before)).containsExactly("n/b");
    assertThat(now).containsExactly("n/a", "n/b");
  }

  @Test
  void all_whileAnotherThreadAdds_isInOrderAndComplete() throws InterruptedException {
    Thread adder =
        new Thread(
            () -> {
              for (int i = 0; i < 30_000; i++) {
                add("n", Integer.toString(i * 7_919 % 30_000, 36));
              }
            });
    adder.start();
    int before = 0;
    while (adder.isAlive()) {
      List<String> now = names(order.all());
      assertThat(now).isSorted().hasSizeGreaterThanOrEqualTo(before);
      before = now.size();
    }
    adder.join();

    assertThat(names(order.all())).hasSize(30_000).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void all_askedForNowAndThen_isWhatASortedSetHas() {
    Random random = new Random(7);
    TreeSet<String> expected = new TreeSet<>();
    while (expected.size() < 3_000) {
      String key = Integer.toString(random.nextInt(1 << 20), 36);
      if (expected.add("n/" + key)) {
        add("n", key);
      }
      if (random.nextInt(40) == 0) {
        assertThat(names(order.all())).containsExactlyElementsOf(expected);
      }
    }
  }
}
