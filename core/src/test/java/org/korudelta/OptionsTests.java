package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.error.KoruException;
import org.korudelta.hash.Digest;
import org.korudelta.json.JsonNumber;

class OptionsTests {
  @ParameterizedTest
  @ValueSource(ints = {4_095, (1 << 30) + 1, -1})
  void withSegmentBytesMax_outside_isBadRequest(int bytes) {
    assertThatThrownBy(() -> Options.defaults().withSegmentBytesMax(bytes))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("segment size out of range: bytes=" + bytes + " min=4096 max=1073741824");
  }

  @Test
  void withSegmentBytesMax_small_cutsTheLogAndKeepsAll() {
    DeterministicRuntime runtime = DeterministicRuntime.fifo();
    Options options = Options.defaults().withSegmentBytesMax(4_096);
    KoruDelta db = runtime.await(KoruDelta.open(runtime, options));
    for (int i = 0; i < 50; i++) {
      runtime.await(db.put("ns", "k", JsonNumber.of(i)));
    }

    assertThat(runtime.await(db.stats()).segmentCount()).isGreaterThan(2);
    runtime.await(db.close());
    KoruDelta again = runtime.await(KoruDelta.open(runtime, options));
    List<Version> history = runtime.await(again.history("ns", "k"));
    assertThat(history).extracting(Version::value).containsExactlyElementsOf(firstIntegers(50));
  }

  private static List<JsonNumber> firstIntegers(int count) {
    return IntStream.range(0, count).mapToObj(JsonNumber::of).toList();
  }

  @Test
  void withDigest_another_makesTheIds() {
    AtomicInteger asked = new AtomicInteger();
    Digest counting =
        parts -> {
          asked.incrementAndGet();
          return Digest.portable().sha256(parts);
        };
    DeterministicRuntime runtime = DeterministicRuntime.fifo();
    KoruDelta db = runtime.await(KoruDelta.open(runtime, Options.defaults().withDigest(counting)));
    Version version = runtime.await(db.put("ns", "k", JsonNumber.of(1)));

    assertThat(asked).hasValue(2);
    assertThat(version.id().bytes()).hasSize(32);
  }

  @Test
  void withUnwrittenBytesMax_outOfRange_isBadRequest() {
    for (long bytes : new long[] {0, 1_023, (1L << 30) + 1}) {
      assertThatExceptionOfType(KoruException.BadRequest.class)
          .isThrownBy(() -> Options.defaults().withUnwrittenBytesMax(bytes))
          .withMessage("unwritten bytes out of range: bytes=" + bytes + " min=1024 max=1073741824");
    }
    assertThat(Options.defaults().withUnwrittenBytesMax(1_024).unwrittenBytesMax())
        .isEqualTo(1_024);
  }
}
