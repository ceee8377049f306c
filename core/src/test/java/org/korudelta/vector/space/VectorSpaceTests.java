package org.korudelta.vector.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.korudelta.query.Filter;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.Metric;

class VectorSpaceTests {
  private static final long RENEWED = Eras.FIRST + VectorSpace.ENDED_MIN;

  @Test
  void renew_mostlyPast_beginsAnEraWithWhatIsCurrent() {
    VectorSpace space = Eras.renewed();

    assertThat(space.eras()).hasSize(2);
    assertThat(space.at(RENEWED - 1).nodes().count()).isEqualTo(12_000);
    assertThat(space.at(RENEWED).nodes().count()).isEqualTo(12_000 - 8_192 + 100);
    assertThat(space.at(Long.MIN_VALUE).nodes().count()).isEqualTo(12_000);
    assertThat(space.current()).isEqualTo(12_000 - 8_192 + 100);
    assertThat(space.versions()).isEqualTo(12_000 + 12_000 - 8_192 + 100);
  }

  @Test
  void renew_notMostlyPast_goesOn() {
    VectorSpace space = Spaces.of(2 * VectorSpace.ENDED_MIN, 1);
    for (int i = 1; i <= VectorSpace.ENDED_MIN; i++) {
      space.end(Spaces.address(i), 100_000);
    }
    space.renew(100_000);
    assertThat(space.eras()).hasSize(1);
    space.end(Spaces.address(9_000), 100_001);
    space.renew(100_001);
    assertThat(space.eras()).hasSize(2);
  }

  @Test
  void renew_fewEnded_goesOn() {
    VectorSpace space = Spaces.of(VectorSpace.ENDED_MIN, 1);
    for (int i = 1; i < VectorSpace.ENDED_MIN; i++) {
      space.end(Spaces.address(i), 100_000);
    }
    space.renew(100_000);

    assertThat(space.eras()).hasSize(1);
  }

  /** At every time the same versions are found, in whichever era they are. */
  @Test
  void find_aroundARenewal_isWhatWasCurrent() {
    VectorSpace space = Eras.renewed();
    Embedding asked = Spaces.drawn(new Random(8), Spaces.bucket(0));
    for (long nanos : new long[] {1, 6_000, 12_000, 13_000, RENEWED - 1, RENEWED, 25_000}) {
      List<Long> found =
          Spaces.found(
              new SpaceSearch(space, nanos, 64)
                  .find(Spaces.question(asked, 20_000, Filter.everything(), Metric.DOT))
                  .orElseThrow());
      long ended = Math.max(0, Math.min(VectorSpace.ENDED_MIN, nanos - Eras.FIRST));
      long started = Math.min(Eras.FIRST, nanos);
      long later = Math.max(0, Math.min(100, nanos - 2 * Eras.FIRST));
      assertThat(found).hasSize((int) (started - ended + later));
      assertThat(found).allMatch(version -> version <= nanos && version > ended);
    }
  }

  @Test
  void end_twiceOrUnknown_isOneEndingOrNone() {
    VectorSpace space = Spaces.of(3, 1);
    space.end(Spaces.address(2), 10);
    space.end(Spaces.address(2), 11);
    space.end(Spaces.address(99), 12);
    space.publish();

    assertThat(space.current()).isEqualTo(2);
    assertThat(space.at(20).nodes().endingCount()).isEqualTo(1);
  }

  @Test
  void wipe_isInNoEraAtAnyTime() {
    VectorSpace space = Eras.renewed();
    byte[] levels = space.at(1).rows().row(8_999);
    assertThat(levels).isNotEqualTo(new byte[16]);

    assertThat(space.wipe(Spaces.address(9_000))).isTrue();
    assertThat(space.wipe(Spaces.address(9_000))).isFalse();
    assertThat(space.wipe(Spaces.address(77_000))).isFalse();
    assertThat(space.at(1).rows().row(8_999)).containsOnly(0);
    assertThat(space.at(1).nodes().at(9_500).has(8_999)).isFalse();
    int node = space.at(RENEWED).nodes().find(Spaces.address(9_000));
    assertThat(space.at(RENEWED).rows().row(node)).containsOnly(0);
    assertThat(space.at(RENEWED).nodes().at(RENEWED).has(node)).isFalse();
    assertThat(space.current()).isEqualTo(12_000 - 8_192 + 99);
  }

  @Test
  void digest_dependsOnWhatIsInIt() {
    String digest = Spaces.digest(Spaces.of(50, 1));

    assertThat(Spaces.digest(Spaces.of(50, 1))).isEqualTo(digest).hasSize(64);
    assertThat(Spaces.digest(Spaces.of(51, 1))).isNotEqualTo(digest);
    assertThat(Spaces.digest(Spaces.of(50, 2))).isNotEqualTo(digest);
    VectorSpace ended = Spaces.of(50, 1);
    ended.end(Spaces.address(1), 60);
    ended.publish();
    assertThat(Spaces.digest(ended)).isNotEqualTo(digest);
  }

  @Test
  void bytes_andProgress_areOfAllParts() {
    VectorSpace space = Eras.renewed();

    assertThat(space.progress()).isEqualTo(12_000 + 8_192 + 12_000 - 8_192 + 100);
    assertThat(space.bytes()).isBetween(16_000L * 50, 17_000L * 60);
    assertThat(space.linked()).isZero();
    assertThat(space.isBehind()).isTrue();
    assertThat(Spaces.of(255, 1).isBehind()).isFalse();
    assertThat(Spaces.of(256, 1).isBehind()).isTrue();
  }
}
