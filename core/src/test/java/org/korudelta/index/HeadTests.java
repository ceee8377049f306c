package org.korudelta.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;

class HeadTests {

  /** Regression: what a refused commit left in the timeline made the next one copy all of it. */
  @Test
  void with_afterARefusedCommit_goesOnInTheSameTimeline() throws ReflectiveOperationException {
    Head head = Head.EMPTY.with(List.of(Records.of("a", 1, Records.id("aa"))));
    var again = List.of(Records.of("b", 2, Records.id("bb")), Records.of("c", 2, Records.id("aa")));
    assertThatThrownBy(() -> head.with(again)).isInstanceOf(KoruException.Corruption.class);

    Head next = head.with(List.of(Records.of("d", 3, Records.id("dd"))));

    assertThat(array(next.timeline())).isSameAs(array(head.timeline()));
    assertThat(next.timeline().length()).isEqualTo(2);
    assertThat(next.knows(Records.id("bb"))).isFalse();
  }

  private static Object array(Chain chain) throws ReflectiveOperationException {
    Field versions = Chain.class.getDeclaredField("versions");
    versions.setAccessible(true);
    return versions.get(chain);
  }
}
