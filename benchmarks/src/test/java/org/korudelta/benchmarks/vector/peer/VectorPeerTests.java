package org.korudelta.benchmarks.vector.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.korudelta.benchmarks.vector.data.DataFiles;
import org.korudelta.benchmarks.vector.data.Subset;
import org.korudelta.benchmarks.vector.data.Truth;
import org.korudelta.benchmarks.vector.data.VectorSet;
import org.korudelta.benchmarks.vector.peer.VectorPeerKind.Ability;
import org.korudelta.error.KoruException;

/** Everybody finds what is nearest, by whichever way, in a set so small that none may miss it. */
class VectorPeerTests {
  private static final int EFFORT = 200;

  @TempDir private static Path data;
  private static VectorSet set;
  private static Truth truth;

  @TempDir private Path directory;

  @BeforeAll
  static void makeSet() throws IOException {
    set = DataFiles.small(data);
    truth = DataFiles.truth(set);
  }

  /** Who searches, and with what. */
  private interface Search {
    int[] ids(float[] query, Ask ask);
  }

  private static void assertFindsNearest(Subset subset, Search search) {
    Ask ask = new Ask(Truth.NEAREST, EFFORT, subset.bucketsBelow());
    for (int query = 0; query < set.queries(); query++) {
      assertThat(search.ids(set.query(query), ask))
          .as("%s, query %d", subset, query)
          .containsExactly(truth.nearest(subset, query));
    }
  }

  @ParameterizedTest
  @EnumSource(VectorPeerKind.class)
  void search_all_findsTheNearestInOrder(VectorPeerKind kind) {
    try (VectorPeer peer = built(kind, 1)) {
      assertFindsNearest(Subset.ALL, peer::search);
    }
  }

  @ParameterizedTest
  @EnumSource(VectorPeerKind.class)
  void search_builtByTwo_findsTheNearestInOrder(VectorPeerKind kind) {
    try (VectorPeer peer = built(kind, 2)) {
      assertFindsNearest(Subset.ALL, peer::search);
    }
  }

  @ParameterizedTest
  @EnumSource(VectorPeerKind.class)
  void search_some_findsTheNearestOfThem(VectorPeerKind kind) {
    if (kind.can(EnumSet.of(Ability.FILTER))) {
      try (VectorPeer peer = built(kind, 1)) {
        assertFindsNearest(Subset.HALF, peer::search);
        assertFindsNearest(Subset.TEN_PERCENT, peer::search);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(VectorPeerKind.class)
  void searchFirstHalf_builtWhole_findsTheNearestOfThen(VectorPeerKind kind) {
    try (VectorPeer peer = built(kind, 1)) {
      if (kind.can(EnumSet.of(Ability.HISTORY))) {
        assertFindsNearest(Subset.FIRST_HALF, peer::searchFirstHalf);
      } else {
        assertThatThrownBy(() -> peer.searchFirstHalf(set.query(0), Ask.of(1, 1)))
            .isInstanceOf(KoruException.Unsupported.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(VectorPeerKind.class)
  void delete_some_findsTheNearestOfTheRest(VectorPeerKind kind) {
    if (kind.can(EnumSet.of(Ability.DELETE))) {
      try (VectorPeer peer = built(kind, 1)) {
        List<Integer> gone =
            IntStream.range(0, set.size())
                .filter(id -> !Subset.KEPT.has(id, set.size()))
                .boxed()
                .toList();
        peer.delete(gone);
        assertFindsNearest(Subset.KEPT, peer::search);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(VectorPeerKind.class)
  void insert_more_isFoundAtOnce(VectorPeerKind kind) {
    if (kind.can(EnumSet.of(Ability.INSERT))) {
      try (VectorPeer peer = built(kind, 1)) {
        for (int i = 0; i < set.queries(); i++) {
          int id = set.size() + i;
          peer.insert(id, set.query(i));
          assertThat(peer.search(set.query(i), Ask.of(1, EFFORT))).containsExactly(id);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(VectorPeerKind.class)
  void reopen_built_findsTheSame(VectorPeerKind kind) {
    if (kind.can(EnumSet.of(Ability.REOPEN))) {
      try (VectorPeer peer = built(kind, 1)) {
        peer.reopen();
        assertFindsNearest(Subset.ALL, peer::search);
      }
    }
  }

  private VectorPeer built(VectorPeerKind kind, int threads) {
    VectorPeer peer = kind.open(directory.resolve(kind.name().toLowerCase(Locale.ROOT)));
    assertThat(peer.build(set, threads).writeNanos()).isPositive();
    return peer;
  }
}
