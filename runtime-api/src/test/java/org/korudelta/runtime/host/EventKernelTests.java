package org.korudelta.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EventKernelTests {
  private final List<String> seen = new ArrayList<>();

  private Runnable note(String text) {
    return () -> seen.add(text);
  }

  @Test
  void runReady_fifo_keepsTheOrderAcrossGrowth() {
    var kernel = new EventKernel();
    for (int i = 0; i < 1_000; i++) {
      kernel.execute(note("" + i));
      if (i % 3 == 0) {
        kernel.runReady(1);
      }
    }
    kernel.runReady(1_000);

    assertThat(seen).hasSize(1_000);
    for (int i = 0; i < 1_000; i++) {
      assertThat(seen.get(i)).isEqualTo("" + i);
    }
  }

  @Test
  void executeAfterReady_manyBarriers_eachComesWhenAllBeforeItHasRun() {
    var kernel = new EventKernel(ready -> ready - 1);
    for (int i = 0; i < 3; i++) {
      kernel.executeAfterReady(note("early"));
      kernel.runNext();
    }
    seen.clear();
    for (int i = 0; i < 40; i++) {
      kernel.execute(note("work " + i));
      kernel.executeAfterReady(note("barrier " + i));
    }
    assertThat(kernel.ready()).isEqualTo(80);
    kernel.runReady(100);

    assertThat(seen).hasSize(80);
    for (int i = 0; i < 40; i++) {
      int barrier = seen.indexOf("barrier " + i);
      assertThat(seen.subList(0, barrier)).contains("work " + i);
      assertThat(i == 0 ? -1 : seen.indexOf("barrier " + (i - 1))).isLessThan(barrier);
    }
  }

  @Test
  void runReady_budget_leavesTheRest() {
    var kernel = new EventKernel();
    kernel.execute(note("a"));
    kernel.execute(note("b"));

    assertThat(kernel.runReady(1)).isTrue();
    assertThat(seen).containsExactly("a");
    assertThat(kernel.runReady(5)).isFalse();
  }

  @Test
  void runReady_chooser_takesThePlaceAndMovesTheHeadThere() {
    int[] places = {2, 0, 2, 1};
    int[] at = {0};
    var kernel = new EventKernel(ready -> places[at[0]++]);
    for (String text : List.of("a", "b", "c", "d", "e")) {
      kernel.execute(note(text));
    }
    kernel.runReady(10);

    assertThat(seen).containsExactly("c", "b", "e", "a", "d");
    assertThat(at[0]).isEqualTo(4);
  }

  @Test
  void executeAfterReady_fifo_runsInItsPlace() {
    var kernel = new EventKernel();
    kernel.execute(note("a"));
    kernel.executeAfterReady(note("barrier"));
    kernel.execute(note("b"));
    kernel.runReady(10);

    assertThat(seen).containsExactly("a", "barrier", "b");
  }

  @Test
  void executeAfterReady_lastPlaceFirst_waitsForAllThatWereReady() {
    var kernel = new EventKernel(ready -> ready - 1);
    kernel.execute(note("a"));
    kernel.execute(note("b"));
    kernel.executeAfterReady(note("barrier 1"));
    kernel.execute(note("c"));
    kernel.executeAfterReady(note("barrier 2"));
    kernel.execute(note("d"));
    kernel.runReady(10);

    assertThat(seen).containsExactly("d", "a", "b", "barrier 1", "c", "barrier 2");
  }

  @Test
  void ready_workAndBarriers_areCountedUntilTheyRan() {
    var kernel = new EventKernel();
    kernel.execute(note("a"));
    kernel.executeAfterReady(note("barrier"));
    kernel.execute(note("b"));
    kernel.executeAt(1, note("timer"));
    assertThat(kernel.ready()).isEqualTo(3);

    kernel.runReady(2);
    assertThat(kernel.ready()).isEqualTo(1);

    kernel.fireDue(1);
    assertThat(kernel.ready()).isEqualTo(2);
  }

  @Test
  void executeAfterReady_nothingReady_runsNext() {
    var kernel = new EventKernel();
    kernel.executeAfterReady(note("barrier"));

    assertThat(kernel.hasReady()).isTrue();
    assertThat(kernel.runReady(1)).isFalse();
    assertThat(seen).containsExactly("barrier");
  }

  /** The queue of ready work grows while its oldest work is not at its first place. */
  @Test
  void executeAfterReady_queueGrowsMeanwhile_waitsForExactlyTheReady() {
    var kernel = new EventKernel(ready -> ready - 1);
    for (int i = 0; i < 40; i++) {
      kernel.execute(() -> {});
    }
    kernel.runReady(40);
    for (int i = 0; i < 100; i++) {
      kernel.execute(note("before"));
    }
    kernel.executeAfterReady(note("barrier"));
    for (int i = 0; i < 100; i++) {
      kernel.execute(note("after"));
    }
    kernel.runReady(100);
    kernel.execute(note("latest"));
    kernel.runReady(1_000);

    assertThat(seen).hasSize(202).contains("after", "latest");
    assertThat(seen.indexOf("barrier")).isEqualTo(seen.lastIndexOf("before") + 1);
  }

  @Test
  void executeAfterReady_fifoAndQueueGrows_runsInItsPlace() {
    var kernel = new EventKernel();
    for (int i = 0; i < 40; i++) {
      kernel.execute(() -> {});
    }
    kernel.runReady(40);
    for (int i = 0; i < 50; i++) {
      kernel.execute(note("before"));
    }
    kernel.executeAfterReady(note("barrier"));
    for (int i = 0; i < 100; i++) {
      kernel.execute(note("after"));
    }
    kernel.runReady(1_000);

    assertThat(seen.indexOf("barrier")).isEqualTo(50);
    assertThat(seen).hasSize(151);
  }

  @Test
  void fireDue_timers_becomeReadyEarliestFirstTiesInCallOrder() {
    var kernel = new EventKernel();
    kernel.executeAt(20, note("20"));
    kernel.executeAt(10, note("10 a"));
    kernel.executeAt(10, note("10 b"));
    kernel.executeAt(30, note("30"));

    assertThat(kernel.nextDeadlineNanos()).isEqualTo(10);
    kernel.fireDue(20);
    kernel.runReady(10);

    assertThat(seen).containsExactly("10 a", "10 b", "20");
    assertThat(kernel.nextDeadlineNanos()).isEqualTo(30);
  }

  @Test
  void cancel_pendingTimer_isFreed() {
    var kernel = new EventKernel();
    for (int i = 0; i < 100_000; i++) {
      kernel.executeAt(i, note("never")).cancel();
    }

    assertThat(kernel.timers()).isZero();
    assertThat(kernel.nextDeadlineNanos()).isEqualTo(EventKernel.NO_DEADLINE);
  }

  @Test
  void cancel_timerThatIsReady_doesNotRun() {
    var kernel = new EventKernel();
    Host.Timer timer = kernel.executeAt(1, note("never"));
    kernel.fireDue(1);
    timer.cancel();
    timer.cancel();
    kernel.runReady(10);

    assertThat(seen).isEmpty();
  }

  @Test
  void stopTimers_pendingAndLater_neverFire() {
    var kernel = new EventKernel();
    Host.Timer before = kernel.executeAt(1, note("before"));
    kernel.stopTimers();
    Host.Timer after = kernel.executeAt(1, note("after"));
    assertThat(kernel.timers()).isZero();
    kernel.fireDue(5);
    kernel.runReady(10);

    assertThat(seen).isEmpty();
    before.cancel();
    after.cancel();
    assertThat(kernel.timers()).isZero();
  }

  @Test
  void timers_randomStartsAndCancels_fireAsASortedMapSays() {
    var random = new Random(5);
    var kernel = new EventKernel();
    var model = new TreeMap<Long, List<String>>();
    var timers = new ArrayList<Host.Timer>();
    var keys = new ArrayList<long[]>();
    for (int i = 0; i < 20_000; i++) {
      long deadline = random.nextInt(500);
      String text = "t" + i;
      timers.add(kernel.executeAt(deadline, note(text)));
      keys.add(new long[] {deadline, i});
      model.computeIfAbsent(deadline, x -> new ArrayList<>()).add(text);
      if (random.nextInt(3) > 0) {
        int victim = random.nextInt(timers.size());
        timers.get(victim).cancel();
        model.get(keys.get(victim)[0]).remove("t" + keys.get(victim)[1]);
      }
    }
    kernel.fireDue(500);
    kernel.runReady(100_000);

    assertThat(seen).isEqualTo(model.values().stream().flatMap(List::stream).toList());
  }
}
