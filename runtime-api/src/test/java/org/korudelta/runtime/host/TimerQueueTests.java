package org.korudelta.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TimerQueueTests {
  private static final Comparator<Model> ORDER =
      Comparator.comparingLong(Model::deadline).thenComparingInt(Model::id);

  private final TimerQueue timers = new TimerQueue();
  private final List<Integer> fired = new ArrayList<>();

  @Test
  void takeDue_equalDeadlines_givesThemInTheOrderGiven() {
    for (int i = 0; i < 200; i++) {
      add(i % 2, i);
    }
    fireUntil(0);
    fireUntil(1);

    assertThat(fired).hasSize(200);
    assertThat(fired.subList(0, 100)).isSorted().allMatch(id -> id % 2 == 0);
    assertThat(fired.subList(100, 200)).isSorted().allMatch(id -> id % 2 == 1);
  }

  @Test
  void takeDue_nothingDue_givesNull() {
    add(5, 1);

    assertThat(timers.takeDue(4)).isNull();
    assertThat(timers.nextDeadlineNanos()).isEqualTo(5);
    assertThat(timers.takeDue(5)).isNotNull();
    assertThat(timers.isEmpty()).isTrue();
    assertThat(timers.nextDeadlineNanos()).isEqualTo(TimerQueue.NO_DEADLINE);
  }

  @Test
  void cancel_theEarliest_letsTheNextBeFirst() {
    Host.Timer first = add(1, 1);
    add(2, 2);
    first.cancel();

    assertThat(timers.count()).isOne();
    assertThat(timers.nextDeadlineNanos()).isEqualTo(2);
  }

  @Test
  void cancel_betweenDueAndRun_runsNothing() {
    Host.Timer timer = add(1, 1);
    Runnable due = timers.takeDue(1);
    timer.cancel();
    due.run();

    assertThat(fired).isEmpty();
  }

  @Test
  void clear_timersPending_cancelsThemAndTakesNewOnes() {
    Host.Timer timer = add(1, 1);
    timers.clear();
    timer.cancel();
    add(2, 2);
    fireUntil(2);

    assertThat(fired).containsExactly(2);
  }

  @Test
  void cancel_aMillionTimesWithFewPending_keepsFewPlaces() {
    for (int i = 0; i < 1_000_000; i++) {
      add(1_000_000_000L + i, i).cancel();
    }
    assertThat(timers.places()).isLessThanOrEqualTo(64);
  }

  /** Against a sorted list, with as many cancellations as firings. */
  @Test
  void addCancelTake_atRandom_givesWhatASortedListGives() {
    for (int seed = 0; seed < 50; seed++) {
      fired.clear();
      compareWithSortedList(new Random(seed));
    }
  }

  /**
   * So many that most are far, with equal deadlines, near ones that come later, and cancellations.
   */
  @Test
  void addCancelTake_manyTimers_givesThemByDeadlineAndTurn() {
    Random random = new Random(42);
    PriorityQueue<Model> model = new PriorityQueue<>(ORDER);
    for (int i = 0; i < 60_000; i++) {
      addTo(model, random.nextInt(10_000), i);
    }
    for (int i = 60_000; i < 360_000; i++) {
      Model first = model.remove();
      if (random.nextInt(4) == 0) {
        first.timer.cancel();
      } else {
        assertThat(timers.nextDeadlineNanos()).isEqualTo(first.deadline);
        timers.takeDue(first.deadline).run();
        assertThat(fired).containsExactly(first.id);
        fired.clear();
      }
      if (i < 300_000) {
        addTo(model, first.deadline + random.nextInt(1 << random.nextInt(16)), i);
      }
    }
    assertThat(timers.isEmpty()).isTrue();
  }

  /** Nothing can be moved away from near: tried for each, it would take hours. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void add_aMillionWithTheSameDeadline_givesThemInTheOrderGiven() {
    for (int i = 0; i < 1_000_000; i++) {
      add(7, i);
    }
    add(6, -1);
    fireUntil(7);

    assertThat(fired).hasSize(1_000_001).isSorted();
  }

  @Test
  void add_extremeDeadlines_areOrderedToo() {
    for (int i = 0; i < 10_000; i++) {
      add(i % 2 == 0 ? Long.MAX_VALUE : Long.MIN_VALUE, i);
    }
    assertThat(timers.nextDeadlineNanos()).isEqualTo(Long.MIN_VALUE);
    fireUntil(Long.MAX_VALUE);

    assertThat(fired.subList(0, 5_000)).isSorted().allMatch(id -> id % 2 == 1);
    assertThat(fired.subList(5_000, 10_000)).isSorted().allMatch(id -> id % 2 == 0);
  }

  @Test
  void add_earlierThanTheHorizonOfThePast_comesFirst() {
    for (int i = 0; i < 10_000; i++) {
      add(i, i);
    }
    fireUntil(6_000);
    fired.clear();
    add(-5, -1);
    add(5, -2);
    fireUntil(6_001);

    assertThat(fired).containsExactly(-1, -2, 6_001);
  }

  @Test
  void cancel_manyFarOnesWithManyPending_takesTheirPlacesAgain() {
    for (int i = 0; i < 10_000; i++) {
      add(i, i);
    }
    for (int i = 0; i < 1_000_000; i++) {
      add(1_000_000_000L + i, i).cancel();
    }
    assertThat(timers.places()).isLessThanOrEqualTo(20_480);
    assertThat(timers.count()).isEqualTo(10_000);
  }

  @Test
  void clear_nearAndFar_takesNewOnes() {
    for (int i = 0; i < 20_000; i++) {
      add(i, i);
    }
    timers.clear();
    assertThat(timers.isEmpty()).isTrue();
    add(30_000, 1);
    add(5, 2);
    fireUntil(30_000);

    assertThat(fired).containsExactly(2, 1);
  }

  private void addTo(PriorityQueue<Model> model, long deadline, int id) {
    model.add(new Model(deadline, id, add(deadline, id)));
  }

  private void compareWithSortedList(Random random) {
    List<Model> model = new ArrayList<>();
    List<Integer> expected = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < 2_000; i++) {
      switch (random.nextInt(8)) {
        case 0 -> {
          now += random.nextInt(20);
          fireUntil(now);
          takeDue(model, now, expected);
        }
        case 1, 2, 3 -> cancelOne(model, random);
        default -> {
          long deadline = now + random.nextInt(100) - 10;
          model.add(new Model(deadline, i, add(deadline, i)));
        }
      }
      assertThat(timers.count()).isEqualTo(model.size());
    }
    fireUntil(Long.MAX_VALUE);
    takeDue(model, Long.MAX_VALUE, expected);

    assertThat(fired).isEqualTo(expected);
  }

  private static void cancelOne(List<Model> model, Random random) {
    if (!model.isEmpty()) {
      model.remove(random.nextInt(model.size())).timer.cancel();
    }
  }

  private static void takeDue(List<Model> model, long now, List<Integer> expected) {
    model.sort(ORDER);
    while (!model.isEmpty() && model.get(0).deadline <= now) {
      expected.add(model.remove(0).id);
    }
  }

  private Host.Timer add(long deadline, int id) {
    return timers.add(deadline, () -> fired.add(id));
  }

  private void fireUntil(long now) {
    for (Runnable due = timers.takeDue(now); due != null; due = timers.takeDue(now)) {
      due.run();
    }
  }

  private record Model(long deadline, int id, Host.Timer timer) {}
}
