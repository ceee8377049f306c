package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonNumber;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;

/** When a write is answered and what a crash may take, by mode (S1). */
class DurabilityTests {
  private static final Duration INTERVAL = Duration.ofMillis(50);
  private static final Duration A_WHILE = Duration.ofMillis(11);
  private static final WriteOptions DURABLY = WriteOptions.NONE.durably();

  @Test
  void put_async_isVisibleBeforeItIsDurable() {
    OpenDatabase open = OpenDatabase.with(Durability.async(INTERVAL));
    Version version = open.put("a", "1");

    assertThat(open.get("a")).contains(version);
    assertThat(open.crashed().get("a")).isEmpty();
  }

  @Test
  void put_asyncAndTheIntervalPasses_isDurable() {
    OpenDatabase open = OpenDatabase.with(Durability.async(INTERVAL));
    Version version = open.put("a", "1");
    open.runtime.runFor(INTERVAL.plusMillis(1));

    assertThat(open.crashed().get("a")).contains(version);
  }

  @Test
  void put_asyncIdle_leavesNoTimer() {
    OpenDatabase open = OpenDatabase.with(Durability.async(INTERVAL));
    open.put("a", "1");
    open.runtime.runUntilIdle();
    long idle = open.runtime.now();
    open.runtime.runUntilIdle();

    assertThat(open.runtime.now()).isEqualTo(idle);
  }

  @Test
  void put_durablyInAsync_makesEarlierCommitsDurableToo() {
    OpenDatabase open = OpenDatabase.with(Durability.async(Duration.ofHours(1)));
    Version first = open.put("a", "1");
    Version second = open.await(open.db.put("ns", "b", Json.parse("2"), DURABLY));
    open.put("c", "3");

    OpenDatabase again = open.crashed();
    assertThat(again.get("a")).contains(first);
    assertThat(again.get("b")).contains(second);
    assertThat(again.get("c")).isEmpty();
  }

  @Test
  void put_memory_isAnsweredWhileTheLogIsBehind() {
    OpenDatabase open = OpenDatabase.with(Durability.memory());
    List<Promise<Version>> writes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      writes.add(open.db.put("ns", "k" + i, JsonNumber.of(i)));
    }
    open.await(open.runtime.all(writes));

    assertThat(open.await(open.db.keys("ns"))).hasSize(3);
    assertThat(open.reopened().stats().totalVersions()).isEqualTo(3);
  }

  @Test
  void close_memoryAndTheFirstTryFails_triesOnceMore() {
    OpenDatabase open = OpenDatabase.with(Durability.memory());
    open.put("a", "1");
    open.runtime.disk().failNextAppend();

    assertThat(open.reopened().history("a")).hasSize(1);
  }

  /** Who waits does not wait for others to come. */
  @Test
  void waiting_memory_isNotForAWhile() {
    OpenDatabase open =
        OpenDatabase.with(
            Options.defaults().withDurability(Durability.memory()).withUnwrittenBytesMax(2_000));
    long before = open.runtime.now();
    open.put("a", "1");
    open.await(open.db.sync());
    open.await(open.db.put("ns", "b", Json.parse("2"), DURABLY));
    for (int i = 0; i < 20; i++) {
      open.put("c", Integer.toString(i));
    }
    open.await(open.db.close());

    assertThat(open.runtime.now()).isEqualTo(before);
  }

  /** A hundred commits are written together, and not each by itself. */
  @Test
  void put_memoryAndLittle_isWrittenAfterAWhile() {
    OpenDatabase open = OpenDatabase.with(Durability.memory());
    long before = open.stats().logBytes();
    open.put("a", "1");
    open.put("b", "1");
    open.runtime.runFor(A_WHILE.minusMillis(2));
    assertThat(open.stats().logBytes()).isEqualTo(before);

    open.runtime.runFor(Duration.ofMillis(2));
    assertThat(open.stats().logBytes()).isGreaterThan(before);
  }

  @Test
  void put_memoryAndMuch_isWrittenAtOnce() {
    OpenDatabase open = OpenDatabase.with(Durability.memory());
    long before = open.stats().logBytes();
    open.put("a", "\"" + "x".repeat(256 << 10) + "\"");
    open.runtime.runFor(Duration.ofMillis(1));

    assertThat(open.stats().logBytes()).isGreaterThan(before + (256 << 10));
  }

  @Test
  void sync_memory_makesAllDurable() {
    OpenDatabase open = OpenDatabase.with(Durability.memory());
    open.put("a", "1");
    open.put("b", "1");
    open.await(open.db.sync());
    open.put("c", "1");
    open.runtime.runUntilIdle();

    OpenDatabase again = open.crashed();
    assertThat(again.await(again.db.keys("ns"))).containsExactly("a", "b");
  }

  @Test
  void sync_everyMode_ofAnEmptyDatabaseIsDone() {
    for (Durability mode : modes()) {
      OpenDatabase open = OpenDatabase.with(mode);
      open.await(open.db.sync());
      open.await(open.db.close());
      assertThatExceptionOfType(KoruException.Closed.class)
          .isThrownBy(() -> open.await(open.db.sync()));
    }
  }

  private static List<Durability> modes() {
    return List.of(Durability.sync(), Durability.async(INTERVAL), Durability.memory());
  }

  @Test
  void close_everyMode_makesAllDurable() {
    for (Durability mode : modes()) {
      OpenDatabase open = OpenDatabase.with(mode);
      Version version = open.put("a", "1");
      open.await(open.db.close());

      OpenDatabase again = open.crashed();
      assertThat(again.get("a")).as("%s", mode).contains(version);
      assertThat(again.stats().recovery().cleanClose()).as("%s", mode).isTrue();
    }
  }

  @Test
  void put_asyncAndTheSyncFails_staysVisibleAndIsDurableWhenItGoesOn() {
    OpenDatabase open = OpenDatabase.with(Durability.async(INTERVAL));
    Version first = open.put("a", "1");
    open.runtime.disk().failNextSync();
    open.runtime.runFor(INTERVAL.plusMillis(1));
    assertThat(open.get("a")).contains(first);
    open.runtime.runFor(Duration.ofSeconds(4));

    assertThat(open.stats().segmentCount()).isEqualTo(2);
    assertThat(open.crashed().get("a")).contains(first);
  }

  @Test
  void put_asyncAndNothingCanBeSynced_endsTryingByItself() {
    OpenDatabase open = OpenDatabase.with(Durability.async(INTERVAL));
    Version first = open.put("a", "1");
    open.runtime.disk().failNextSync();
    open.runtime.disk().capacityBytes(open.runtime.disk().usedBytes());
    open.runtime.runUntilIdle();
    assertThat(open.get("a")).contains(first);

    open.runtime.disk().capacityBytes(Long.MAX_VALUE);
    open.await(open.db.sync());
    assertThat(open.crashed().get("a")).contains(first);
  }

  @Test
  void put_durablyAndTheSyncFails_isUnknownAndStaysVisible() {
    OpenDatabase open = OpenDatabase.with(Durability.async(INTERVAL));
    open.put("a", "1");
    open.runtime.disk().failNextSync();
    Promise<Version> durable = open.db.put("ns", "b", Json.parse("2"), DURABLY);

    assertThatExceptionOfType(KoruException.OutcomeUnknown.class)
        .isThrownBy(() -> open.await(durable));
    assertThat(open.get("b")).isPresent();
    open.await(open.db.sync());
    assertThat(open.crashed().get("b")).isPresent();
  }

  @Test
  void put_memoryAndTheWriteFails_keepsAllInOrder() {
    OpenDatabase open = OpenDatabase.with(Durability.memory());
    open.put("a", "1");
    open.runtime.runUntilIdle();
    long written = open.stats().logBytes();
    open.runtime.disk().failNextAppend();
    open.put("a", "2");
    open.runtime.runFor(A_WHILE);
    assertThat(open.stats().logBytes()).isEqualTo(written);
    for (int i = 3; i < 9; i++) {
      open.put("a", Integer.toString(i));
    }
    assertThat(open.history("a")).hasSize(8);

    List<Version> before = open.history("a");
    assertThat(open.reopened().history("a")).isEqualTo(before);
  }

  @Test
  void close_memoryAndTheDiskIsFull_saysWhatIsLostAndLetsGo() {
    OpenDatabase open = OpenDatabase.with(Durability.memory());
    open.put("a", "1");
    open.await(open.db.sync());
    open.runtime.disk().capacityBytes(open.runtime.disk().usedBytes());
    open.put("a", "2");

    assertThatExceptionOfType(KoruException.OutcomeUnknown.class)
        .isThrownBy(() -> open.await(open.db.close()))
        .withMessageContaining("no space");
    open.runtime.disk().capacityBytes(Long.MAX_VALUE);
    assertThat(OpenDatabase.on(open.runtime).history("a")).hasSize(1);
  }

  @Test
  void put_conflictInMemory_isToldAtOnce() {
    OpenDatabase open = OpenDatabase.with(Durability.memory());
    open.put("a", "1");

    assertThatExceptionOfType(KoruException.Conflict.class)
        .isThrownBy(
            () ->
                open.await(
                    open.db.put("ns", "a", Json.parse("2"), WriteOptions.NONE.expectingAbsent())));
  }

  @Test
  void importHistory_durably_isDurableInEveryMode() {
    for (Durability mode : modes()) {
      OpenDatabase open = OpenDatabase.with(mode);
      Write write = new Write.Put("ns", "a", Json.parse("1"), DURABLY);
      Timestamp past = Timestamp.parse("2020-01-01T00:00:00Z");
      open.await(open.db.importHistory(List.of(new HistoricalWrite(past, write))));

      assertThat(open.crashed().get("a")).as("%s", mode).isPresent();
    }
  }

  @Test
  void async_intervalNotAboveZero_isBadRequest() {
    for (Duration interval : List.of(Duration.ZERO, Duration.ofNanos(-1))) {
      assertThatExceptionOfType(KoruException.BadRequest.class)
          .isThrownBy(() -> Durability.async(interval))
          .withMessageContaining("interval=");
    }
  }
}
