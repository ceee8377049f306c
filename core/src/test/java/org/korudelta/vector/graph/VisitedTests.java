package org.korudelta.vector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VisitedTests {
  private final Visited visited = new Visited();
  private final int[] fresh = new int[8];

  private int[] fresh(int at, int width, int... lists) {
    return Arrays.copyOf(fresh, visited.fresh(lists, at, width, fresh));
  }

  @Test
  void fresh_listEndsAtItsWidthOrAtMinusOne() {
    visited.clear(100);

    assertThat(fresh(1, 2, 9, 1, 2, 3)).containsExactly(1, 2);
    assertThat(fresh(0, 4, 3, 4, -1, 5)).containsExactly(3, 4);
  }

  @Test
  void fresh_nodesMetBefore_areLeftOut() {
    visited.clear(100);
    visited.add(64);

    assertThat(fresh(0, 4, 31, 32, 64, 99)).containsExactly(31, 32, 99);
    assertThat(fresh(0, 4, 31, 33, 64, 99)).containsExactly(33);
  }

  @Test
  void clear_forLessOrMore_forgetsAll() {
    visited.clear(200);
    visited.add(40);
    visited.clear(64);
    assertThat(fresh(0, 1, 40)).containsExactly(40);
    visited.clear(1_000);
    assertThat(fresh(0, 2, 40, 999)).containsExactly(40, 999);
  }
}
