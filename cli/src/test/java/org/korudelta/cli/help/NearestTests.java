package org.korudelta.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTests {
  private static final List<String> NAMES = List.of("get", "put", "log", "stats", "navigate");

  @Test
  void of_misspelt_isTheWordMeant() {
    assertThat(Nearest.of("gte", NAMES)).containsExactly("get");
    assertThat(Nearest.of("pu", NAMES)).containsExactly("put");
    assertThat(Nearest.of("navgiate", NAMES)).containsExactly("navigate");
    assertThat(Nearest.of("status", NAMES)).containsExactly("stats");
    assertThat(Nearest.of("--jsno", List.of("--json", "--data"))).containsExactly("--json");
  }

  @Test
  void of_asNearToSeveral_isAllOfThem() {
    assertThat(Nearest.of("pet", NAMES)).containsExactly("get", "put");
  }

  @Test
  void of_farFromAll_isNone() {
    assertThat(Nearest.of("frobnicate", NAMES)).isEmpty();
    assertThat(Nearest.of("", NAMES)).isEmpty();
  }

  @Test
  void distance_ofSwappedNeighbours_isOne() {
    assertThat(Nearest.distance("gte", "get")).isEqualTo(1);
    assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Nearest.distance("", "abc")).isEqualTo(3);
  }
}
