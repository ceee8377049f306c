package org.korudelta.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import org.korudelta.causal.VersionRecord;

/** However chains are continued, given up and continued again, each keeps its versions. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class ChainProperties {

  /**
   * A version so long after the newest of the chain it continues: the index-th, modulo their
   * number.
   */
  record Growth(int index, int afterNanos) {}

  @Provide
  Arbitrary<List<Growth>> growths() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 20), Arbitraries.integers().between(1, 3))
        .as(Growth::new)
        .list()
        .ofMaxSize(20);
  }

  @Property
  void with_anyChainContinued_allAnswerAsTheirOwnLists(@ForAll("growths") List<Growth> growths) {
    List<Chain> chains = new ArrayList<>();
    List<List<VersionRecord>> lists = new ArrayList<>();
    VersionRecord first = Records.at(0, Records.id("00"));
    chains.add(Chain.of(first));
    lists.add(List.of(first));
    for (Growth growth : growths) {
      Chain chain = chains.get(growth.index() % chains.size());
      List<VersionRecord> list = new ArrayList<>(lists.get(growth.index() % lists.size()));
      long nanos = chain.newest().timestampNanos() + growth.afterNanos();
      list.add(Records.at(nanos, Records.id("00")));
      chains.add(chain.with(list.get(list.size() - 1)));
      lists.add(list);
    }

    for (int i = 0; i < chains.size(); i++) {
      requireSame(chains.get(i), lists.get(i));
    }
  }

  private static void requireSame(Chain chain, List<VersionRecord> list) {
    assertThat(chain.length()).isEqualTo(list.size());
    assertThat(chain.newest()).isSameAs(list.get(list.size() - 1));
    assertThat(chain.versions(0, chain.length())).isEqualTo(list);
    for (long nanos = -1; nanos <= chain.newest().timestampNanos() + 1; nanos++) {
      long at = nanos;
      long scanned = list.stream().filter(version -> version.timestampNanos() <= at).count();
      assertThat(chain.lengthAt(at)).as("at %d", at).isEqualTo((int) scanned);
    }
  }
}
