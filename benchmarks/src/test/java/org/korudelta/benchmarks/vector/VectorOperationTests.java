package org.korudelta.benchmarks.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.korudelta.benchmarks.result.Operation;
import org.korudelta.benchmarks.vector.data.DataSet;
import org.korudelta.benchmarks.vector.peer.VectorPeerKind;

class VectorOperationTests {
  /** A ratio without the one it is divided by is never judged. */
  @Test
  void targets_eachBaseline_isMeasuredInTheSamePhase() {
    for (VectorOperation row : VectorOperation.values()) {
      assertThat(Arrays.stream(VectorPeerKind.values()).filter(row.phase()::fits))
          .as(row.label())
          .extracting(VectorPeerKind::label)
          .contains(row.target().baseline());
    }
  }

  @Test
  void labels_all_differ() {
    assertThat(VectorOperation.values()).extracting(Operation::label).doesNotHaveDuplicates();
  }

  @Test
  void wanted_rowAndName_takesThoseOnly() {
    Wanted wanted = new Wanted(Pattern.compile("words, recall ≥ 0.97.*Lucene"));

    assertThat(wanted.kinds(DataSet.WORDS, SetTrial.PHASES)).containsExactly(VectorPeerKind.LUCENE);
    assertThat(wanted.has(DataSet.WORDS, Phase.FILTER, VectorPeerKind.LUCENE)).isFalse();
    assertThat(wanted.kinds(DataSet.CLUSTERS, SetTrial.PHASES)).isEmpty();
  }
}
