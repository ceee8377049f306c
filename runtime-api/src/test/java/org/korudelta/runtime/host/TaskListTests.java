package org.korudelta.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskWait;

/** Which tasks there are, in which order, and what a task that has ended leaves behind. */
@Timeout(60)
class TaskListTests {
  private static final int MANY = 3 * TaskBlock.PLACES + 5;

  private final Lanes host = new Lanes();
  private final HostedRuntime runtime = new HostedRuntime(host);

  @Test
  void close_moreTasksThanABlockHolds_namesThoseLeftInSpawnOrder() {
    List<Task<Integer>> tasks = admitted(MANY);
    for (int i = 0; i < MANY; i += 3) {
      tasks.get(i).result.succeed(i);
    }
    tasks.addAll(admitted(2));
    List<String> left =
        tasks.stream().filter(task -> !task.ended()).map(task -> task.name).toList();

    assertThat(runtime.taskWaits()).extracting(TaskWait::taskName).isEqualTo(left);
    assertThat(closeNow()).isEqualTo(left);
  }

  @Test
  void close_tasksOfTwoLanes_namesEachLanesInSpawnOrder() {
    for (int i = 0; i < MANY; i++) {
      for (int lane = 0; lane < 2; lane++) {
        host.lane.set(lane);
        admit("lane " + lane + " task " + i);
      }
    }

    List<String> names = closeNow();
    for (int lane = 0; lane < 2; lane++) {
      String start = "lane " + lane;
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        expected.add(start + " task " + i);
      }
      assertThat(names.stream().filter(name -> name.startsWith(start))).isEqualTo(expected);
    }
    assertThat(names).hasSize(2 * MANY);
  }

  @Test
  void admit_manyTasks_ordinalsCountFromOne() {
    List<Task<Integer>> tasks = admitted(MANY);

    for (int i = 0; i < MANY; i++) {
      assertThat(tasks.get(i).ordinal).isEqualTo(i + 1);
    }
  }

  @Test
  void live_asTasksComeAndGo_countsThemExactly() {
    List<Task<Integer>> tasks = new ArrayList<>();
    for (int round = 0; round < 10; round++) {
      tasks.addAll(admitted(TaskBlock.PLACES - 1 + round % 3));
      assertThat(runtime.tasks.live()).isEqualTo(tasks.size());
      while (tasks.size() > round) {
        tasks.remove(tasks.size() / 2).result.succeed(0);
        assertThat(runtime.tasks.live()).isEqualTo(tasks.size());
      }
    }
  }

  @Test
  void block_whoseTasksHaveEnded_isLetGoThoughTheirHandlesAreKept() {
    List<Task<Integer>> tasks = admitted(MANY);
    List<WeakReference<TaskBlock>> blocks = new ArrayList<>();
    for (int i = 0; i + TaskBlock.PLACES <= MANY; i += TaskBlock.PLACES) {
      blocks.add(new WeakReference<>(tasks.get(i).block));
    }
    tasks.forEach(task -> task.result.succeed(0));

    assertThat(blocks).hasSize(3).allSatisfy(TaskListTests::assertCollected);
    assertThat(tasks).hasSize(MANY);
  }

  @Test
  void block_inTheMiddleDropped_holdsNoNeighbourAndTheRestStays() {
    List<Task<Integer>> tasks = admitted(3 * TaskBlock.PLACES);
    TaskBlock middle = Objects.requireNonNull(tasks.get(TaskBlock.PLACES).block);
    for (int i = TaskBlock.PLACES; i < 2 * TaskBlock.PLACES; i++) {
      tasks.get(i).result.succeed(i);
    }

    assertThat(middle.before).isNull();
    assertThat(middle.after).isNull();
    assertThat(runtime.tasks.unended()).hasSize(2 * TaskBlock.PLACES);
  }

  @Test
  void handle_ofOneEndedTask_keepsNoOther() {
    List<Task<Integer>> tasks = admitted(MANY);
    Task<Integer> kept = tasks.get(0);
    var other = new WeakReference<>(tasks.get(1));
    var last = new WeakReference<>(tasks.get(MANY - 1));
    tasks.forEach(task -> task.result.succeed(0));
    tasks.clear();

    assertCollected(other);
    assertCollected(last);
    assertThat(kept.ended()).isTrue();
  }

  @Test
  void end_ofATaskThatWaits_isCancelledByClose() {
    Task<Integer> task = admit("t");
    Wait wait = new Wait(task);
    wait.enrol();
    task.result.succeed(1);
    assertThat(listed(task)).containsExactly(task);
    assertThat(runtime.tasks.live()).isZero();

    assertThat(closeNow()).isEmpty();
    assertThat(wait.outcome()).isEqualTo(new Outcome.Cancelled<>());
    assertThat(listed(task)).isEmpty();
  }

  @Test
  void enrol_afterTheEnd_isListedUntilItsWaitEnds() {
    Task<Integer> task = admit("t");
    task.result.succeed(1);
    Wait first = new Wait(task);
    Wait second = new Wait(task);
    assertThat(first.enrol()).isTrue();
    assertThat(second.enrol()).isTrue();

    first.succeed(1);
    assertThat(listed(task)).containsExactly(task);
    second.succeed(2);
    assertThat(listed(task)).isEmpty();
  }

  @Test
  void enrol_afterTheEndAndClose_isCancelledAtOnce() {
    Task<Integer> task = admit("t");
    task.result.succeed(1);
    closeNow();

    Wait wait = new Wait(task);
    assertThat(wait.enrol()).isFalse();
    assertThat(wait.outcome()).isEqualTo(new Outcome.Cancelled<>());
  }

  @Test
  void close_tasksThatEndedAndWait_areCancelledInSpawnOrder() {
    List<String> cancelled = new ArrayList<>();
    List<Task<Integer>> tasks = admitted(5);
    for (int i : List.of(3, 1, 4)) {
      tasks.get(i).result.succeed(i);
    }
    for (int i : List.of(4, 0, 3, 1, 2)) {
      Task<Integer> task = tasks.get(i);
      new Wait(task, () -> cancelled.add(task.name)).enrol();
    }

    assertThat(closeNow()).containsExactly("0", "2");
    assertThat(cancelled).containsExactly("0", "1", "2", "3", "4");
  }

  /** Each thread spawns on its lane and ends what any has spawned, until the list is closed. */
  @Test
  void close_whileThreadsSpawnAndEnd_tellsOnceAllHaveEnded() throws Exception {
    for (int round = 0; round < 200; round++) {
      HostedRuntime fresh = new HostedRuntime(host);
      var spawned = new ConcurrentLinkedQueue<Task<Integer>>();
      var toldWith = new ConcurrentLinkedQueue<Integer>();
      var admitted = new AtomicInteger();
      var threads = new ArrayList<Thread>();
      for (int lane = 0; lane < 3; lane++) {
        threads.add(startedOn(lane, () -> spawnAndEnd(fresh, spawned, admitted)));
      }
      while (admitted.get() < 2 * TaskBlock.PLACES) {
        Thread.onSpinWait();
      }
      fresh.tasks.close(() -> toldWith.add(fresh.tasks.live()));
      for (Thread thread : threads) {
        thread.join();
      }

      spawned.forEach(task -> task.result.succeed(0));
      assertThat(fresh.tasks.live()).isZero();
      assertThat(fresh.tasks.unended()).isEmpty();
      assertThat(toldWith).isNotEmpty().containsOnly(0);
    }
  }

  /** Always leaves some, so that the last end comes after the list was closed. */
  private static void spawnAndEnd(
      HostedRuntime runtime, ConcurrentLinkedQueue<Task<Integer>> spawned, AtomicInteger count) {
    Task<Integer> task = new Task<>(runtime, "t");
    while (task.shard.admit(task)) {
      spawned.add(task);
      if (count.incrementAndGet() % 5 != 0) {
        Optional.ofNullable(spawned.poll()).ifPresent(any -> any.result.succeed(0));
      }
      task = new Task<>(runtime, "t");
    }
  }

  /** One thread ends the task, one waits in its name, one ends that wait, one closes. */
  @Test
  void enrol_whileTheTaskEndsAndTheListCloses_leavesNoWaitBehind() throws Exception {
    for (int round = 0; round < 3_000; round++) {
      HostedRuntime fresh = new HostedRuntime(host);
      Task<Integer> task = new Task<>(fresh, "t");
      assertThat(task.shard.admit(task)).isTrue();
      Wait served = new Wait(task);
      Wait forgotten = new Wait(task);
      boolean closes = round % 2 == 0;
      race(
          () -> task.result.succeed(1),
          () -> enrolBoth(served, forgotten),
          () -> served.succeed(1),
          () -> closeIf(closes, fresh));

      if (!closes) {
        assertThat(listed(task)).containsExactly(task);
        fresh.tasks.close(() -> {});
      }
      assertThat(forgotten.outcome()).isEqualTo(new Outcome.Cancelled<>());
      assertThat(listed(task)).isEmpty();
    }
  }

  private static void enrolBoth(Wait served, Wait forgotten) {
    served.enrol();
    forgotten.enrol();
  }

  private static void closeIf(boolean closes, HostedRuntime runtime) {
    if (closes) {
      runtime.tasks.close(() -> {});
    }
  }

  private void race(Runnable... steps) throws Exception {
    var start = new CyclicBarrier(steps.length);
    var threads = new ArrayList<Thread>();
    for (Runnable step : steps) {
      threads.add(startedOn(threads.size() % 3, () -> stepAfter(start, step)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void stepAfter(CyclicBarrier start, Runnable step) {
    try {
      start.await();
    } catch (Exception error) {
      throw new AssertionError(error);
    }
    step.run();
  }

  private Thread startedOn(int lane, Runnable body) {
    Thread thread =
        new Thread(
            () -> {
              host.lane.set(lane);
              body.run();
            });
    thread.start();
    return thread;
  }

  private List<Task<Integer>> admitted(int count) {
    List<Task<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tasks.add(admit(String.valueOf(i)));
    }
    return tasks;
  }

  private Task<Integer> admit(String name) {
    Task<Integer> task = new Task<>(runtime, name);
    assertThat(task.shard.admit(task)).isTrue();
    return task;
  }

  private static List<Task<?>> listed(Task<?> task) {
    List<Task<?>> listed = new ArrayList<>();
    task.shard.addTo(listed);
    return listed;
  }

  private List<String> closeNow() {
    Promise<List<String>> closed = runtime.close(Duration.ZERO);
    if (closed.peek().isEmpty()) {
      host.kernel.fireDue(0);
      host.runUntilIdle();
    }
    return ((Outcome.Success<List<String>>) closed.peek().orElseThrow()).value();
  }

  private static void assertCollected(WeakReference<?> reference) {
    for (int i = 0; i < 100 && reference.get() != null; i++) {
      System.gc();
    }
    assertThat(reference.get()).as("what the list holds").isNull();
  }

  /** A wait that somebody ends. */
  private static final class Wait extends Suspension<Integer> {
    private final Runnable whenCancelled;

    Wait(Task<?> task) {
      this(task, () -> {});
    }

    Wait(Task<?> task, Runnable whenCancelled) {
      super(task);
      this.whenCancelled = whenCancelled;
    }

    @Override
    String waitsFor() {
      return "nothing in particular";
    }

    @Override
    void abandon() {
      whenCancelled.run();
    }
  }

  /** A host whose threads say which of three lanes they are on. */
  private static final class Lanes extends KernelHost {
    @SuppressWarnings("ThreadLocalUsage") // As a real host has it: one for each host.
    final ThreadLocal<Integer> lane = ThreadLocal.withInitial(() -> 0);

    @Override
    public int lanes() {
      return 3;
    }

    @Override
    public int lane() {
      return lane.get();
    }
  }
}
