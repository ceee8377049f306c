package org.korudelta.benchmarks.engine.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyModelTests {
  private final KeyModel model = new KeyModel();

  private static byte[] document(int number) {
    return new byte[] {(byte) number, 1};
  }

  private void written(int number) {
    model.begin(document(number));
    model.end(number * 10L);
  }

  @Test
  void mayBeCurrent_nothingUnderWay_isTheLastOnly() {
    assertThat(model.mayBeCurrent(model.done(), null)).isTrue();
    written(1);
    written(2);

    assertThat(model.mayBeCurrent(model.done(), document(2))).isTrue();
    assertThat(model.mayBeCurrent(model.done(), document(1))).isFalse();
    assertThat(model.mayBeCurrent(model.done(), null)).isFalse();
  }

  @Test
  void mayBeCurrent_writeUnderWay_isEitherOfBoth() {
    written(1);
    int before = model.done();
    model.begin(document(2));

    assertThat(model.mayBeCurrent(before, document(1))).isTrue();
    assertThat(model.mayBeCurrent(before, document(2))).isTrue();
    assertThat(model.mayBeCurrent(before, document(3))).isFalse();
  }

  @Test
  void mayBeCurrent_moreThanIsRememberedMeanwhile_nobodyCanTell() {
    written(1);
    int before = model.done();
    for (int i = 2; i < 2 + KeyModel.REMEMBERED; i++) {
      written(i);
    }

    assertThat(model.mayBeCurrent(before, document(1))).isTrue();
  }

  @Test
  void past_manyVersions_isOneOfThemWithItsTime() {
    assertThat(model.past(0)).isNull();
    for (int i = 1; i <= 40; i++) {
      written(i);
    }

    KeyModel.Past last = model.past(0);
    KeyModel.Past earlier = model.past(3);
    assertThat(last.atNanos()).isEqualTo(400);
    assertThat(earlier.atNanos()).isEqualTo(370);
    assertThat(KeyModel.was(earlier, document(37))).isTrue();
    assertThat(KeyModel.was(earlier, document(38))).isFalse();
    assertThat(KeyModel.was(earlier, null)).isFalse();
  }
}
