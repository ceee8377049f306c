package org.korudelta.index.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.bytes.ByteOrder;
import org.korudelta.text.Utf8;

class KeyCodeTests {
  private static final List<String> TEXTS =
      List.of(
          "a", "a\0", "a\0b", "aa", "ab", "b", "\0", "\0\0", "é", "\uD83D\uDE00", "\uFFFD", "z");

  private record Name(String namespace, String key) {}

  @Test
  void of_names_sortsAsTheyDo() {
    List<Name> names = new ArrayList<>();
    TEXTS.forEach(namespace -> TEXTS.forEach(key -> names.add(new Name(namespace, key))));
    List<Name> wanted = new ArrayList<>(names);
    wanted.sort(
        Comparator.comparing(Name::namespace, Utf8.ORDER).thenComparing(Name::key, Utf8.ORDER));
    names.sort(
        (left, right) ->
            ByteOrder.compare(
                KeyCode.of(left.namespace(), left.key()),
                KeyCode.of(right.namespace(), right.key())));
    assertThat(names).isEqualTo(wanted);
  }

  @Test
  void of_name_canBeReadBack() {
    for (String namespace : TEXTS) {
      for (String key : TEXTS) {
        byte[] code = KeyCode.of(namespace, key);
        assertThat(KeyCode.namespace(code)).isEqualTo(namespace);
        assertThat(KeyCode.key(code)).isEqualTo(key);
        byte[] entry = KeyCode.at(code, -5);
        assertThat(KeyCode.nanos(entry)).isEqualTo(-5);
        assertThat(KeyCode.key(entry)).isEqualTo(key);
        assertThat(ByteOrder.compare(KeyCode.after(code), KeyCode.at(code, Long.MAX_VALUE)))
            .isPositive();
      }
    }
  }

  @Test
  void filter_knowsAllThatWasAdded_andFewOthers() {
    KeyFilter filter = KeyFilter.forKeys(10_000);
    for (int i = 0; i < 10_000; i++) {
      filter.add(KeyCode.of("n", "key-" + i));
    }
    int wrong = 0;
    for (int i = 0; i < 10_000; i++) {
      assertThat(filter.mayHold(KeyCode.of("n", "key-" + i))).isTrue();
      wrong += filter.mayHold(KeyCode.of("n", "other-" + i)) ? 1 : 0;
    }
    assertThat(wrong).isLessThan(250);
  }
}
