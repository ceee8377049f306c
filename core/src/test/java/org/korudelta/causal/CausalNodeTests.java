package org.korudelta.causal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.korudelta.text.Timestamp;

/** A node has the edges of its version, each once, and a place in the causal order (D14). */
class CausalNodeTests {
  private static final VersionId ONE = id(1);
  private static final VersionId TWO = id(2);
  private static final VersionId THREE = id(3);

  private static VersionId id(int n) {
    byte[] bytes = new byte[VersionId.BYTES];
    Arrays.fill(bytes, (byte) n);
    return VersionId.of(bytes);
  }

  private static CausalNode node(Optional<VersionId> previous, List<VersionId> causes) {
    return new CausalNode(
        ONE, "n", "k", Operation.PUT, Timestamp.ofEpochNanos(1), 0, previous, causes);
  }

  private static CausalNode at(long nanos, int ordinal) {
    return new CausalNode(
        ONE,
        "n",
        "k",
        Operation.PUT,
        Timestamp.ofEpochNanos(nanos),
        ordinal,
        Optional.empty(),
        List.of());
  }

  @Test
  void of_version_carriesWhatItCameFrom() {
    VersionRecord version =
        new VersionRecord(
            ONE,
            Optional.of(TWO),
            List.of(THREE),
            "n",
            "k",
            Operation.DELETE,
            ContentId.of(new byte[ContentId.BYTES]),
            new byte[0],
            17,
            4,
            VersionRecord.NEVER,
            0,
            new byte[0],
            new byte[VersionRecord.SALT_BYTES]);

    assertThat(CausalNode.of(version))
        .isEqualTo(
            new CausalNode(
                ONE,
                "n",
                "k",
                Operation.DELETE,
                Timestamp.ofEpochNanos(17),
                4,
                Optional.of(TWO),
                List.of(THREE)));
  }

  @Test
  void cameFrom_replacedAndCauses_areEachOnce() {
    assertThat(node(Optional.empty(), List.of()).cameFrom()).isEmpty();
    assertThat(node(Optional.empty(), List.of(TWO)).cameFrom()).containsExactly(TWO);
    assertThat(node(Optional.of(TWO), List.of()).cameFrom()).containsExactly(TWO);
    assertThat(node(Optional.of(THREE), List.of(TWO)).cameFrom()).containsExactly(THREE, TWO);
    assertThat(node(Optional.of(TWO), List.of(TWO, THREE)).cameFrom()).containsExactly(TWO, THREE);
  }

  @Test
  void causalOrder_isByTimeThenOrdinal() {
    assertThat(List.of(at(2, 0), at(1, 1), at(1, 0)))
        .isSortedAccordingTo(CausalNode.CAUSAL_ORDER.reversed());
  }

  @Test
  void total_countsBothDirections() {
    assertThat(new CausalDegree(at(1, 0), 2, 5).total()).isEqualTo(7);
  }

  @Test
  void beyond_ofAPage_keepsTheLimit() {
    CausalPage first = CausalPage.of(3);

    assertThat(first).isEqualTo(new CausalPage(3, Optional.empty()));
    assertThat(first.beyond(TWO)).isEqualTo(new CausalPage(3, Optional.of(TWO)));
  }
}
