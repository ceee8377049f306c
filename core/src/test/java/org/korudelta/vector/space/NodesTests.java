package org.korudelta.vector.space;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.korudelta.log.Address;

class NodesTests {
  private Nodes nodes = Nodes.none();

  private void add(long nanos, int ordinal) {
    Address address = new Address(nanos, ordinal);
    nodes = nodes.with(new Nodes.Facts(address, (int) nanos, nanos + 0.5, nanos + 0.25f));
  }

  @Test
  void with_manyNodes_keepsWhatTheySay() {
    for (int i = 0; i < 3_000; i++) {
      add(10 + i, i % 3);
    }

    assertThat(nodes.count()).isEqualTo(3_000);
    for (int i = 0; i < 3_000; i++) {
      assertThat(nodes.address(i)).isEqualTo(new Address(10 + i, i % 3));
      assertThat(nodes.document(i)).isEqualTo(10 + i);
      assertThat(nodes.scale(i)).isEqualTo(10.5 + i);
      assertThat(nodes.residual(i)).isEqualTo(10.25f + i);
      assertThat(nodes.ended(i)).isEqualTo(Nodes.OPEN);
    }
  }

  @Test
  void find_commitOfSeveral_byOrdinal() {
    add(1, 0);
    add(5, 0);
    add(5, 2);
    add(5, 7);
    add(9, 1);

    assertThat(nodes.find(new Address(5, 2))).isEqualTo(2);
    assertThat(nodes.find(new Address(5, 0))).isEqualTo(1);
    assertThat(nodes.find(new Address(5, 1))).isEqualTo(-1);
    assertThat(nodes.find(new Address(4, 0))).isEqualTo(-1);
    assertThat(nodes.find(new Address(0, 0))).isEqualTo(-1);
    assertThat(nodes.find(new Address(9, 1))).isEqualTo(4);
    assertThat(nodes.find(new Address(10, 0))).isEqualTo(-1);
  }

  @Test
  void at_timesBetween_areThoseThatHadComeAndNotEnded() {
    add(1, 0);
    add(3, 0);
    nodes = nodes.close(0, 5);
    add(5, 1);
    nodes = nodes.close(1, 7);

    assertThat(has(0)).isEqualTo("---");
    assertThat(has(1)).isEqualTo("+--");
    assertThat(has(4)).isEqualTo("++-");
    assertThat(has(5)).isEqualTo("-++");
    assertThat(has(6)).isEqualTo("-++");
    assertThat(has(7)).isEqualTo("--+");
    assertThat(nodes.at(4).estimate()).isEqualTo(2);
    assertThat(nodes.at(7).estimate()).isEqualTo(1);
  }

  private String has(long nanos) {
    Nodes.Moment moment = nodes.at(nanos);
    StringBuilder text = new StringBuilder();
    for (int node = 0; node < 3; node++) {
      text.append(moment.has(node) ? '+' : '-');
    }
    return text.toString();
  }

  /** Who searches as of before does not see what ends meanwhile. */
  @Test
  void close_afterAMoment_changesNothingForIt() {
    add(1, 0);
    Nodes.Moment before = nodes.at(1);
    nodes = nodes.close(0, 2);

    assertThat(before.has(0)).isTrue();
    assertThat(nodes.at(1).has(0)).isTrue();
    assertThat(nodes.at(2).has(0)).isFalse();
  }

  @Test
  void wipe_isCurrentAtNoTime() {
    add(1, 0);
    add(2, 0);
    nodes = nodes.close(1, 3);
    nodes.wipe(0);
    nodes.wipe(1);

    assertThat(nodes.at(2).has(0)).isFalse();
    assertThat(nodes.at(2).has(1)).isFalse();
    assertThat(nodes.at(0).has(0)).isFalse();
    assertThat(nodes.ended(1)).isEqualTo(Nodes.WIPED);
  }

  @Test
  void endings_many_areFoundByTime() {
    for (int i = 0; i < 200; i++) {
      add(i, 0);
    }
    for (int i = 0; i < 200; i++) {
      nodes = nodes.close(i, 1_000 + i / 2);
    }

    assertThat(nodes.endings(999)).isZero();
    assertThat(nodes.endings(1_000)).isEqualTo(2);
    assertThat(nodes.endings(1_099)).isEqualTo(200);
    assertThat(nodes.ending(199)).isEqualTo(1_099);
    assertThat(nodes.endingCount()).isEqualTo(200);
    assertThat(nodes.started(57)).isEqualTo(58);
    assertThat(nodes.started(-1)).isZero();
  }

  @Test
  void bytes_areThoseOfItsRoom() {
    assertThat(nodes.bytes()).isZero();
    add(1, 0);
    assertThat(nodes.bytes()).isEqualTo(16 * 32);
    nodes = nodes.close(0, 2);
    assertThat(nodes.bytes()).isEqualTo(16 * 32 + 64 * 8);
  }
}
