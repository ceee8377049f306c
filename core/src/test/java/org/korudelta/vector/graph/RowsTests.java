package org.korudelta.vector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.korudelta.vector.VectorKernel;

class RowsTests {
  private static final int DIMENSIONS = 5;

  private final Random random = new Random(1);
  private Rows rows = Rows.none(VectorKernel.portable(), DIMENSIONS);

  private byte[] addDrawn() {
    byte[] row = new byte[rows.stride()];
    for (int i = 0; i < DIMENSIONS; i++) {
      row[i] = (byte) (random.nextInt(255) - 127);
    }
    rows = rows.with(row, rows.count() + 0.5f);
    return row;
  }

  @Test
  void stride_isAMultipleOfSixteen() {
    assertThat(Rows.stride(1)).isEqualTo(16);
    assertThat(Rows.stride(16)).isEqualTo(16);
    assertThat(Rows.stride(17)).isEqualTo(32);
    assertThat(Rows.stride(4_096)).isEqualTo(4_096);
  }

  @Test
  void with_manyRows_keepsEach() {
    byte[][] added = new byte[3_000][];
    for (int i = 0; i < added.length; i++) {
      added[i] = addDrawn();
    }

    assertThat(rows.count()).isEqualTo(3_000);
    for (int i = 0; i < added.length; i++) {
      assertThat(rows.row(i)).isEqualTo(added[i]);
      assertThat(rows.factor(i)).isEqualTo(i + 0.5f);
    }
  }

  @Test
  void bytes_growWithTheRows() {
    assertThat(rows.bytes()).isZero();
    addDrawn();
    assertThat(rows.bytes()).isEqualTo(16 * (16 + 4));
    for (int i = 0; i < 16; i++) {
      addDrawn();
    }
    assertThat(rows.bytes()).isEqualTo(32 * (16 + 4));
    for (int i = 0; i < 1_024; i++) {
      addDrawn();
    }
    assertThat(rows.bytes()).isEqualTo((1_024 + 32) * (16 + 4));
  }

  @Test
  void score_isTheProductOfLevelsAndFactors() {
    byte[] first = addDrawn();
    byte[] second = addDrawn();
    int dot = 0;
    for (int i = 0; i < DIMENSIONS; i++) {
      dot += first[i] * second[i];
    }

    assertThat(rows.dot(rows.target(0), 1)).isEqualTo(dot);
    assertThat(rows.dot(rows.target(0), rows.target(1))).isEqualTo(dot);
    assertThat(rows.score(rows.target(0), 1)).isEqualTo(dot * 1.5 * 0.5);
  }

  @Test
  void wipe_makesARowZero_andNoOther() {
    addDrawn();
    byte[] second = addDrawn();
    rows.wipe(0);

    assertThat(rows.row(0)).containsOnly(0);
    assertThat(rows.factor(0)).isZero();
    assertThat(rows.row(1)).isEqualTo(second);
    assertThat(rows.factor(1)).isEqualTo(1.5f);
  }

  @Test
  void with_leavesEarlierRowsAsTheyWere() {
    byte[] first = addDrawn();
    Rows before = rows;
    for (int i = 0; i < 40; i++) {
      addDrawn();
    }

    assertThat(before.count()).isEqualTo(1);
    assertThat(before.row(0)).isEqualTo(first);
  }
}
