package org.korudelta.vector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** On a circle: node 0 points east, angles are in degrees from there. */
class DiversityTests {
  private static double[] at(double degrees) {
    double radians = Math.toRadians(degrees);
    return new double[] {Math.cos(radians), Math.sin(radians)};
  }

  private static int[] select(int most, double... degrees) {
    double[][] vectors = new double[degrees.length + 1][];
    vectors[0] = at(0);
    for (int i = 0; i < degrees.length; i++) {
      vectors[i + 1] = at(degrees[i]);
    }
    Rows rows = DrawnGraph.of(vectors).rows();
    Diversity diversity = new Diversity(rows);
    Beam beam = new Beam(degrees.length);
    for (int i = 1; i <= degrees.length; i++) {
      beam.offer(rows.score(rows.target(0), i), i);
    }
    diversity.begin(rows.target(0));
    return diversity.select(beam, most);
  }

  @Test
  void select_behindAnother_isLeftOut() {
    assertThat(select(9, 10, 30, -25)).containsExactly(1, 3);
  }

  @Test
  void select_inEveryDirection_keepsAll() {
    assertThat(select(9, 40, -41)).containsExactly(1, 2);
  }

  @Test
  void select_atMost_takesTheNearest() {
    assertThat(select(1, 40, -30)).containsExactly(2);
  }

  /** Equal vectors are each as near to the node as to one another. */
  @Test
  void select_duplicates_areKept() {
    assertThat(select(9, 0, 0, 0)).containsExactly(1, 2, 3);
  }

  @Test
  void keep_whateverItIsLike_isKept() {
    Rows rows = DrawnGraph.of(new double[][] {at(0), at(10), at(11)}).rows();
    Diversity diversity = new Diversity(rows);
    diversity.begin(rows.target(0));
    diversity.keep(1);
    diversity.keep(2);
    assertThat(diversity.count()).isEqualTo(2);
    assertThat(diversity.kept()).containsExactly(1, 2);
    diversity.begin(rows.target(1));
    assertThat(diversity.count()).isZero();
  }
}
