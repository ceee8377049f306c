package org.korudelta.vector.space;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.korudelta.json.JsonObject;
import org.korudelta.query.Filter;

class DocumentsTests {
  private static final Filter FIRST = Filter.parse("bucket=1");

  private final Documents documents = new Documents(600);

  @Test
  void use_sameDocument_hasOneNumber() {
    assertThat(documents.use(Spaces.bucket(1))).isZero();
    assertThat(documents.use(JsonObject.EMPTY)).isEqualTo(1);
    assertThat(documents.use(Spaces.bucket(1))).isZero();
    assertThat(documents.accepted(FIRST).share()).isEqualTo(2.0 / 3);
    assertThat(documents.isWhole()).isTrue();
  }

  @Test
  void use_moreThanMemoryTakes_hasNoNumber() {
    documents.use(Spaces.bucket(1));
    documents.use(Spaces.bucket(2));
    assertThat(documents.bytes()).isEqualTo(2 * 212);

    assertThat(documents.use(Spaces.bucket(3))).isEqualTo(Nodes.UNKNOWN_DOCUMENT);
    assertThat(documents.isWhole()).isFalse();
    assertThat(documents.use(Spaces.bucket(2))).isEqualTo(1);
  }

  @Test
  void accepted_documentsAndShare() {
    documents.use(Spaces.bucket(1));
    documents.use(Spaces.bucket(2));
    documents.use(Spaces.bucket(2));
    documents.use(Spaces.bucket(2));
    Documents.Accepted accepted = documents.accepted(FIRST);

    assertThat(accepted.has(0)).isTrue();
    assertThat(accepted.has(1)).isFalse();
    assertThat(accepted.has(2)).isFalse();
    assertThat(accepted.has(Nodes.UNKNOWN_DOCUMENT)).isFalse();
    assertThat(accepted.share()).isEqualTo(0.25);
    assertThat(new Documents().accepted(FIRST).share()).isZero();
  }

  @Test
  void accepted_again_knowsWhatCameSince() {
    assertThat(documents.accepted(FIRST).has(0)).isFalse();
    documents.use(Spaces.bucket(1));
    assertThat(documents.accepted(FIRST).has(0)).isTrue();
    documents.use(JsonObject.EMPTY);
    assertThat(documents.accepted(FIRST).share()).isEqualTo(0.5);
  }

  @Test
  void accepted_manyFilters_eachByItself() {
    documents.use(Spaces.bucket(1));
    for (int i = 0; i < 50; i++) {
      assertThat(documents.accepted(Filter.parse("bucket=" + i % 20)).has(0))
          .isEqualTo(i % 20 == 1);
    }
  }

  @Test
  void release_lastUse_leavesNothingOfIt() {
    int number = documents.use(Spaces.bucket(1));
    documents.use(Spaces.bucket(1));
    documents.accepted(FIRST);
    documents.release(number);
    assertThat(documents.all()).containsExactly(Spaces.bucket(1));
    documents.release(number);

    assertThat(documents.all()).containsExactly(JsonObject.EMPTY);
    assertThat(documents.accepted(FIRST).has(number)).isFalse();
    assertThat(documents.bytes()).isZero();
    assertThat(documents.use(Spaces.bucket(1))).isEqualTo(1);
  }

  @Test
  void release_whatHasNoNumber_countsNoMore() {
    documents.use(Spaces.bucket(1));
    documents.use(Spaces.bucket(2));
    int none = documents.use(Spaces.bucket(3));
    documents.release(none);

    assertThat(documents.isWhole()).isTrue();
  }

  /** What nobody has any more leaves its number, and is not taken for an empty document. */
  @Test
  void restore_unused_isNoDocument() {
    documents.restore(JsonObject.EMPTY);
    documents.restore(Spaces.bucket(2));
    documents.restore(Spaces.bucket(3));
    documents.restoreUse(1);
    documents.restoreUse(1);
    documents.endRestoration();

    assertThat(documents.all())
        .containsExactly(JsonObject.EMPTY, Spaces.bucket(2), JsonObject.EMPTY);
    assertThat(documents.isWhole()).isTrue();
    assertThat(documents.use(JsonObject.EMPTY)).isEqualTo(3);
    assertThat(documents.use(Spaces.bucket(2))).isEqualTo(1);
    assertThat(documents.bytes()).isEqualTo(212 + 202);
    assertThat(documents.accepted(Filter.parse("bucket=2")).share()).isEqualTo(0.75);
  }

  @Test
  void restore_whatHasNoNumber_isCounted() {
    documents.restoreUse(Nodes.UNKNOWN_DOCUMENT);
    documents.endRestoration();
    assertThat(documents.isWhole()).isFalse();

    documents.release(Nodes.UNKNOWN_DOCUMENT);
    assertThat(documents.isWhole()).isTrue();
  }
}
