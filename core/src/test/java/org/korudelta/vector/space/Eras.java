package org.korudelta.vector.space;

import java.util.Random;

/** A space of which more is past than present. */
final class Eras {
  /** How many versions come before the era that ends. */
  static final int FIRST = 12_000;

  private Eras() {}

  /** Of 12,000 vectors the first 8,192 end, one each nanosecond; then a hundred more come. */
  static VectorSpace renewed() {
    VectorSpace space = Spaces.of(FIRST, 4);
    for (int i = 1; i <= VectorSpace.ENDED_MIN; i++) {
      space.end(Spaces.address(i), FIRST + i);
      space.renew(FIRST + i);
    }
    Random random = new Random(6);
    for (int i = 1; i <= 100; i++) {
      space.add(Spaces.address(2 * FIRST + i), Spaces.drawn(random, Spaces.bucket(i % 10)));
    }
    space.publish();
    return space;
  }
}
