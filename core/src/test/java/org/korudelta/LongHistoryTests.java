package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.causal.Version;
import org.korudelta.json.Json;
import org.korudelta.text.Timestamp;

/** A key with more versions than its past is kept in memory for. */
@Timeout(120)
class LongHistoryTests {
  private static final int VERSIONS = 70_000;
  private static final long FIRST = 1_000_000;

  private final OpenDatabase open =
      OpenDatabase.with(Options.defaults().withMemory(new MemoryBudget(0, 0, 16 << 20, 4_096)));

  private static HistoricalWrite write(int number) {
    return new HistoricalWrite(
        Timestamp.ofEpochNanos(FIRST + number), Write.put("n", "k", Json.parse("" + number)));
  }

  private String valueAt(int number) {
    Timestamp at = Timestamp.ofEpochNanos(FIRST + number);
    return open.await(open.db.getAt("n", "k", at)).orElseThrow().value().toString();
  }

  @Test
  void getAt_longerThanIsKept_isRightEachTime() {
    List<HistoricalWrite> writes = new ArrayList<>();
    for (int number = 0; number < VERSIONS; number++) {
      writes.add(write(number));
    }
    open.await(open.db.importHistory(writes));

    for (int time = 0; time < 4; time++) {
      assertThat(valueAt(VERSIONS - 1)).isEqualTo("" + (VERSIONS - 1));
      assertThat(valueAt(66_000)).isEqualTo("66000");
      assertThat(valueAt(5)).isEqualTo("5");
    }
    List<Version> page = open.await(open.db.history("n", "k", VERSIONS - 2, 9));
    assertThat(page)
        .extracting(version -> version.value().toString())
        .containsExactly("69998", "69999");
  }
}
