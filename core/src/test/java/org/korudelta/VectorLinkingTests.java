package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.error.KoruException;
import org.korudelta.log.Address;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorKernel;
import org.korudelta.vector.space.VectorSpace;

/** Spaces are linked in turn, and who waits for one hears of that one. */
class VectorLinkingTests {
  private static final int DIMENSIONS = 4;

  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();
  private final VectorLinking linking = new VectorLinking(runtime, 1, () -> {});
  private boolean broken;

  private VectorSpace space(String namespace, int vectors) {
    VectorSpace space =
        new VectorSpace(
            new VectorSpace.Name(namespace, "m"),
            DIMENSIONS,
            (left, leftAt, right, rightAt, length) -> {
              if (broken && namespace.equals("fragile")) {
                throw new IllegalStateException("broken kernel");
              }
              return VectorKernel.portable().dot(left, leftAt, right, rightAt, length);
            });
    Random random = new Random(1);
    for (int i = 1; i <= vectors; i++) {
      float[] components = new float[DIMENSIONS];
      for (int j = 0; j < DIMENSIONS; j++) {
        components[j] = (float) random.nextGaussian();
      }
      space.add(new Address(i, 0), Embedding.of("m", components));
    }
    space.publish();
    return space;
  }

  @Test
  void linked_ofOne_doesNotWaitForAnother() {
    VectorSpace large = space("large", 10_000);
    VectorSpace small = space("small", 300);
    linking.add(large);
    linking.add(small);
    runtime.await(linking.linked(List.of(small)));

    assertThat(small.linked()).isEqualTo(256);
    assertThat(large.linked()).isLessThan(2_000);
    runtime.await(linking.linked(List.of(large)));
    assertThat(large.linked()).isGreaterThan(9_000);
  }

  /** What has failed is tried again for who asks, though another is linked on and on. */
  @Test
  void linked_afterAFailureWhileAnotherIsLinked_isTriedAgain() {
    VectorSpace fragile = space("fragile", 300);
    VectorSpace large = space("large", 10_000);
    broken = true;
    assertThatThrownBy(() -> runtime.await(linking.linked(List.of(fragile))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken kernel");
    broken = false;
    linking.add(large);
    runtime.await(linking.linked(List.of(fragile)));

    assertThat(fragile.linked()).isEqualTo(256);
    assertThat(large.linked()).isLessThan(2_000);
  }

  @Test
  void linked_anotherFailsMeanwhile_isLinkedAllTheSame() {
    VectorSpace fragile = space("fragile", 300);
    VectorSpace large = space("large", 10_000);
    broken = true;
    linking.add(fragile);
    runtime.await(linking.linked(List.of(large)));

    assertThat(fragile.linked()).isZero();
    assertThat(large.linked()).isGreaterThan(9_000);
  }

  /** Nor does what waits rest when another fails. */
  @Test
  void add_anotherFails_isLinkedAllTheSame() {
    VectorSpace large = space("large", 10_000);
    broken = true;
    linking.add(space("fragile", 300));
    linking.add(large);
    for (int i = 0; i < 20_000; i++) {
      runtime.step();
    }

    assertThat(large.linked()).isGreaterThan(9_000);
  }

  @Test
  void forget_leavesTheBlockAtHandTheLast() {
    VectorSpace large = space("large", 10_000);
    VectorSpace other = space("other", 300);
    linking.add(large);
    linking.add(other);
    while (large.linked() == 0) {
      runtime.step();
    }
    var waiting = linking.linked(List.of(large));
    linking.forget();
    runtime.await(waiting);
    VectorSpace next = space("next", 10_000);
    runtime.await(linking.linked(List.of(next)));
    runtime.await(linking.end());

    assertThat(large.linked()).isLessThan(1_000);
    assertThat(other.linked()).isZero();
  }

  @Test
  void linked_endsMeanwhile_isClosed() {
    VectorSpace large = space("large", 10_000);
    var linked = linking.linked(List.of(large));
    runtime.await(linking.end());

    assertThatThrownBy(() -> runtime.await(linked))
        .isInstanceOf(KoruException.Closed.class)
        .hasMessage("database is closed");
  }
}
