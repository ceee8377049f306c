package org.korudelta.vector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BeamTests {
  private static final int NODE_MAX = (1 << 28) - 1;

  private static List<Integer> nodes(Beam beam) {
    List<Integer> nodes = new ArrayList<>();
    for (int i = 0; i < beam.size(); i++) {
      nodes.add(beam.node(i));
    }
    return nodes;
  }

  @Test
  void offer_moreThanItsCapacity_keepsTheNearest() {
    Beam beam = new Beam(3);
    beam.offer(0.1, 1);
    beam.offer(0.9, 2);
    beam.offer(-0.5, 3);
    beam.offer(0.5, 4);
    beam.offer(-0.9, 5);

    assertThat(nodes(beam)).containsExactly(2, 4, 1);
  }

  @Test
  void offer_equalScores_lowerNodeFirst() {
    Beam beam = new Beam(2);
    beam.offer(0.5, 9);
    beam.offer(0.5, 3);
    beam.offer(0.5, 6);

    assertThat(nodes(beam)).containsExactly(3, 6);
  }

  @Test
  void take_eachNodeOnce_nearestFirst_alsoWhatComesBetween() {
    Beam beam = new Beam(4);
    beam.offer(0.1, 1);
    beam.offer(0.5, 2);

    assertThat(beam.take()).isEqualTo(2);
    beam.offer(0.9, 3);
    beam.offer(0.3, 4);
    assertThat(beam.take()).isEqualTo(3);
    assertThat(beam.take()).isEqualTo(4);
    assertThat(beam.take()).isEqualTo(1);
    assertThat(beam.take()).isEqualTo(-1);
  }

  @Test
  void clear_afterUse_isEmptyAndTakesAgain() {
    Beam beam = new Beam(1);
    beam.offer(0.1, 1);
    beam.take();
    beam.clear();
    assertThat(beam.size()).isZero();
    assertThat(beam.take()).isEqualTo(-1);
    beam.offer(-1, 7);
    assertThat(beam.take()).isEqualTo(7);
  }

  @Test
  void bound_isInfiniteUntilFull_thenTheLeastNearKey() {
    Beam beam = new Beam(2);
    beam.offer(0.2, 1);
    assertThat(beam.bound()).isEqualTo(Double.POSITIVE_INFINITY);
    beam.offer(0.1, 2);
    assertThat(beam.bound()).isEqualTo(Beam.key(0.1, 2));
  }

  @Test
  void key_extremes_keepTheNodeAndTheOrder() {
    for (double score : new double[] {-1.02, -1, 0, 1, 1.02}) {
      for (int node : new int[] {0, 1, NODE_MAX}) {
        double key = Beam.key(score, node);
        assertThat(Beam.node(key)).isEqualTo(node);
        assertThat(Beam.node(key + 1)).isEqualTo(node); // Taken.
        assertThat(key + 1).isGreaterThan(key).isLessThan(Beam.key(score - 1e-6, 0));
      }
    }
  }

  @Test
  void offer_drawn_isASortedPrefix() {
    Random random = new Random(3);
    for (int run = 0; run < 200; run++) {
      Beam beam = new Beam(1 + random.nextInt(20));
      List<Double> keys = new ArrayList<>();
      int count = random.nextInt(60);
      for (int node = 0; node < count; node++) {
        double score = random.nextInt(9) / 8.0;
        beam.offer(score, node);
        keys.add(Beam.key(score, node));
      }
      keys.sort(Comparator.naturalOrder());
      List<Integer> expected = keys.stream().limit(beam.size()).map(Beam::node).toList();
      assertThat(nodes(beam)).isEqualTo(expected);
    }
  }
}
