package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.korudelta.causal.VersionRecord;
import org.korudelta.vector.Embedding;

class DecodedEmbeddingsTests {
  private final DecodedEmbeddings embeddings = new DecodedEmbeddings(10_000);
  private final VersionRecord version = version();

  private static VersionRecord version() {
    OpenDatabase open = OpenDatabase.fifo();
    open.await(open.db.embed("ns", "k", Embedding.of("m", new float[] {1, 2})));
    Snapshot snapshot = open.db.snapshot();
    return open.await(((PinnedSnapshot) snapshot).point().currentRecord("ns", "k")).orElseThrow();
  }

  @Test
  void of_again_isTheSameObject() {
    Embedding first = embeddings.of(version, embeddings.cleared());

    assertThat(first).isEqualTo(Embedding.of("m", new float[] {1, 2}));
    assertThat(embeddings.of(version, embeddings.cleared())).isSameAs(first);
  }

  @Test
  void of_afterClear_isDecodedAnew() {
    Embedding first = embeddings.of(version, embeddings.cleared());
    embeddings.clear();

    assertThat(embeddings.of(version, embeddings.cleared())).isEqualTo(first).isNotSameAs(first);
  }

  /** A search that was slow has read a version before its value was erased. */
  @Test
  void of_readBeforeClear_isNotKept() {
    int before = embeddings.cleared();
    embeddings.clear();
    Embedding late = embeddings.of(version, before);

    assertThat(embeddings.of(version, embeddings.cleared())).isEqualTo(late).isNotSameAs(late);
  }
}
