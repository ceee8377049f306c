package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonNumber;
import org.korudelta.runtime.Entropy;
import org.korudelta.text.Timestamp;

/** Whatever is done to it, the database answers as a sorted map of lists does (S5). */
class DatabaseModelTests {
  private static final int STEPS = 60;

  private final Model model = new Model();
  private OpenDatabase open = OpenDatabase.fifo();
  private Entropy random = Entropy.seeded(0);

  static List<Long> seeds() {
    List<Long> seeds = new ArrayList<>();
    for (long seed = 1; seed <= 50; seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anySteps_everyAnswer_isTheModels(long seed) {
    random = Entropy.seeded(seed);
    for (int i = 0; i < STEPS; i++) {
      step(random.nextInt(12));
      if (i % 10 == 9) {
        requireEqual();
      }
    }
  }

  private void step(int kind) {
    switch (kind) {
      case 0 -> open = open.reopened();
      case 1 -> open = open.crashed();
      case 2 -> open.runtime.scriptedWallClock().advance(Duration.ofSeconds(random.nextInt(9) - 4));
      case 3, 4 -> delete(key());
      case 5, 6 -> batch();
      case 7 -> importOne();
      case 8 -> compareAndSet(key());
      default -> model.add(List.of(open.put(key(), value())));
    }
  }

  private String key() {
    return "k" + random.nextInt(8);
  }

  private String value() {
    return String.valueOf(random.nextInt(4));
  }

  private Optional<Version> current(String key) {
    return model.at(key, Timestamp.MAX);
  }

  private void delete(String key) {
    if (current(key).isPresent()) {
      model.add(List.of(open.delete(key)));
    } else {
      assertThatExceptionOfType(KoruException.NotFound.class).isThrownBy(() -> open.delete(key));
    }
  }

  private void batch() {
    List<Write> writes = new ArrayList<>();
    int first = random.nextInt(8);
    for (int i = 0; i <= random.nextInt(4); i++) {
      String key = "k" + (first + i) % 8;
      boolean deletes = current(key).isPresent() && random.nextInt(3) == 0;
      writes.add(deletes ? Write.delete("ns", key) : Write.put("ns", key, JsonNumber.of(first)));
    }
    model.add(open.await(open.db.putBatch(writes)));
  }

  private void importOne() {
    Timestamp last = open.stats().lastCommit();
    Timestamp at = Timestamp.ofEpochNanos(Math.max(0, last.epochNanos() + 1));
    String key = key();
    HistoricalWrite write = new HistoricalWrite(at, Write.put("ns", key, JsonNumber.of(7)));
    open.await(open.db.importHistory(List.of(write)));
    model.add(List.of(open.get(key).orElseThrow()));
  }

  private void compareAndSet(String key) {
    List<Version> chain = model.chains.getOrDefault(key, List.of());
    if (chain.isEmpty()) {
      return;
    }
    Version expected = chain.get(random.nextInt(chain.size()));
    WriteOptions options = WriteOptions.NONE.expecting(expected.id());
    if (expected.equals(chain.get(chain.size() - 1))) {
      model.add(List.of(open.await(open.db.put("ns", key, JsonNumber.of(1), options))));
    } else {
      assertThatExceptionOfType(KoruException.Conflict.class)
          .isThrownBy(() -> open.await(open.db.put("ns", key, JsonNumber.of(1), options)));
    }
  }

  private void requireEqual() {
    requireEqualAt(open.db, Timestamp.MAX);
    for (Timestamp commit : model.commits) {
      requireEqualAt(open.db.asOf(commit), commit);
      Timestamp before = Timestamp.ofEpochNanos(commit.epochNanos() - 1);
      requireEqualAt(open.db.asOf(before), before);
    }
    model.chains.forEach((key, chain) -> assertThat(open.history(key)).isEqualTo(chain));
    requireEqualCounts();
  }

  private void requireEqualCounts() {
    Stats stats = open.stats();
    assertThat(stats.totalVersions()).isEqualTo(model.versions());
    assertThat(stats.commitCount()).isEqualTo(model.commits.size());
    assertThat(stats.keyCount()).isEqualTo(model.keysAt(Timestamp.MAX).size());
  }

  private void requireEqualAt(Reads reads, Timestamp time) {
    assertThat(open.await(reads.keys("ns"))).isEqualTo(model.keysAt(time));
    for (String key : model.chains.keySet()) {
      Optional<Version> expected = model.at(key, time);
      assertThat(open.await(reads.get("ns", key))).isEqualTo(expected);
      assertThat(open.await(open.db.getAt("ns", key, time))).isEqualTo(expected);
    }
  }
}
