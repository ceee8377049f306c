package org.korudelta.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.Strand;
import org.korudelta.runtime.TaskHandle;
import org.korudelta.runtime.storage.Storage;

/** The contract where work runs on several threads at once. */
@Timeout(60)
class ParallelRuntimeTests {
  private final PoolHost host = new PoolHost();
  private final HostedRuntime runtime = new HostedRuntime(host);

  @AfterEach
  void stop() {
    host.shutDown();
  }

  @Test
  void callbacks_ofOnePromise_runOneByOneInRegistrationOrder() throws Exception {
    for (int round = 0; round < 2_000; round++) {
      var seen = new ArrayList<Integer>(); // not thread-safe on purpose
      var done = new CountDownLatch(20);
      PromiseSource<String> source = runtime.promise();
      for (int i = 0; i < 20; i++) {
        int id = i;
        if (i == 7) {
          runtime.call("completer", () -> source.succeed("value"));
        }
        source
            .promise()
            .onComplete(
                outcome -> {
                  seen.add(id);
                  done.countDown();
                });
      }
      done.await();
      assertThat(seen).hasSize(20).isSorted();
    }
  }

  @Test
  void strand_callsFromManyThreads_neverOverlap() throws Exception {
    Strand strand = runtime.strand();
    int[] counter = {0};
    var last = new ConcurrentLinkedQueue<Promise<Integer>>();
    var threads = new ArrayList<Thread>();
    for (int t = 0; t < 4; t++) {
      Thread thread = new Thread(() -> callOften(strand, counter, last));
      thread.start();
      threads.add(thread);
    }
    for (int i = 0; i < 20_000; i++) {
      runtime.call("caller", () -> strand.call(() -> counter[0]++));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    awaitIdle();

    for (Promise<Integer> promise : last) {
      await(promise);
    }
    int calls = await(strand.call(() -> counter[0]));
    assertThat(calls).isEqualTo(4 * 20_000 + 20_000);
  }

  /** Each of two promises becomes the alias of the other at the same moment. */
  @Test
  void then_twoPromisesWaitForEachOther_bothFail() throws Exception {
    for (int round = 0; round < 2_000; round++) {
      PromiseSource<Integer> left = runtime.promise();
      PromiseSource<Integer> right = runtime.promise();
      var ring = new ArrayList<Promise<Integer>>();
      ring.add(left.promise().then(value -> ring.get(1)));
      ring.add(right.promise().then(value -> ring.get(0)));
      runtime.call("left", () -> left.succeed(1));
      runtime.call("right", () -> right.succeed(2));

      for (Promise<Integer> promise : ring) {
        assertThat(await(promise.recover(error -> runtime.completed(-1)))).isEqualTo(-1);
      }
    }
  }

  @Test
  void then_givesAPromiseThatManyCallbacksJoin_allRunInTheirOrder() throws Exception {
    for (int round = 0; round < 2_000; round++) {
      var seen = new ArrayList<Integer>(); // not thread-safe on purpose
      var done = new CountDownLatch(12);
      PromiseSource<Integer> start = runtime.promise();
      PromiseSource<Integer> inner = runtime.promise();
      for (int i = 0; i < 12; i++) {
        int id = i;
        if (i == 4) {
          start.promise().then(value -> inner.promise());
          runtime.call("starter", () -> start.succeed(0));
        }
        if (i == 8) {
          runtime.call("completer", () -> inner.succeed(0));
        }
        inner
            .promise()
            .onComplete(
                outcome -> {
                  seen.add(id);
                  done.countDown();
                });
      }
      done.await();
      assertThat(seen).hasSize(12).isSorted();
    }
  }

  private void callOften(
      Strand strand, int[] counter, ConcurrentLinkedQueue<Promise<Integer>> last) {
    for (int i = 0; i < 20_000; i++) {
      last.add(strand.call(() -> counter[0]++));
    }
  }

  private void awaitIdle() throws Exception {
    while (!runtime.taskWaits().isEmpty()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void channel_manySendersReceiversAndCancellations_losesNothing() throws Exception {
    Channel<Integer> channel = runtime.channel(3);
    var received = new ConcurrentLinkedQueue<Integer>();
    var sent = new AtomicInteger();
    var senders = new ArrayList<Promise<Void>>();
    for (int s = 0; s < 4; s++) {
      senders.add(runtime.spawn("sender", () -> sendAll(channel, sent, 5_000)).promise());
    }
    var receivers = new ArrayList<Promise<Void>>();
    for (int r = 0; r < 3; r++) {
      receivers.add(runtime.spawn("receiver", () -> receiveAll(channel, received)).promise());
    }
    for (int i = 0; i < 5_000; i++) {
      TaskHandle<Void> fickle =
          runtime.spawn("fickle", () -> channel.receive().map(item -> keep(item, received)));
      fickle.cancel();
    }
    await(runtime.all(senders));
    channel.close();
    await(runtime.all(receivers));
    awaitIdle();

    var sorted = new ArrayList<>(received);
    Collections.sort(sorted);
    assertThat(sorted).hasSize(20_000).doesNotHaveDuplicates();
  }

  private static @Nullable Void keep(
      Optional<Integer> item, ConcurrentLinkedQueue<Integer> received) {
    item.ifPresent(received::add);
    return null;
  }

  private Promise<Void> sendAll(Channel<Integer> channel, AtomicInteger sent, int left) {
    return left == 0
        ? runtime.completed(null)
        : channel.send(sent.incrementAndGet()).then(x -> sendAll(channel, sent, left - 1));
  }

  private Promise<Void> receiveAll(
      Channel<Integer> channel, ConcurrentLinkedQueue<Integer> received) {
    return channel
        .receive()
        .then(
            item -> {
              keep(item, received);
              return item.isPresent() ? receiveAll(channel, received) : runtime.completed(null);
            });
  }

  @Test
  void then_completionRacingTheFlattening_neverLosesTheValue() throws Exception {
    for (int round = 0; round < 20_000; round++) {
      PromiseSource<Integer> source = runtime.promise();
      Promise<Integer> inner = source.promise().map(x -> x + 1);
      Promise<Integer> outer = runtime.completed(1).then(x -> inner);
      int value = round;
      runtime.call("completer", () -> source.succeed(value));

      assertThat(await(outer)).isEqualTo(value + 1);
      assertThat(await(inner)).isEqualTo(value + 1);
    }
  }

  @Test
  void all_completionRacingTheGathering_isNeverMissed() throws Exception {
    for (int round = 0; round < 5_000; round++) {
      var promises = new ArrayList<Promise<Integer>>();
      for (int i = 0; i < 1_000; i++) {
        promises.add(runtime.completed(i)); // time for the last one to complete in between
      }
      PromiseSource<Integer> source = runtime.promise();
      promises.add(source.promise());
      runtime.call("completer", () -> source.succeed(0));

      assertThat(await(runtime.all(promises))).hasSize(1_001);
    }
  }

  @Test
  void task_endingAsItsLastSuspensionDoes_isCountedOut() throws Exception {
    for (int round = 0; round < 20_000; round++) {
      Channel<Integer> channel = runtime.channel(1);
      PromiseSource<String> source = runtime.promise();
      var started = new CountDownLatch(1);
      TaskHandle<String> task =
          runtime.spawn("racer", () -> receiving(channel, source.promise(), started));
      started.await();
      runtime.call("sender", () -> channel.trySend(1));
      runtime.call("ender", () -> source.succeed("ended"));
      await(task.promise());
    }
    awaitIdle();
    awaitBarrier();

    assertThat(runtime.tasks.live()).isZero();
  }

  private static Promise<String> receiving(
      Channel<Integer> channel, Promise<String> result, CountDownLatch started) {
    channel.receive();
    started.countDown();
    return result;
  }

  @Test
  void failure_unseen_isReportedExactlyOnce() throws Exception {
    for (int i = 0; i < 2_000; i++) {
      runtime.call("failing", this::failSeenAndUnseen);
    }
    awaitIdle();
    awaitBarrier();

    assertThat(host.errors).hasSize(2_000).containsOnly("unseen");
  }

  /** The first barrier waits for what runs now, the second for the barriers which that set. */
  private void awaitBarrier() throws Exception {
    var barrier = new CountDownLatch(1);
    host.executeAfterReady(() -> host.executeAfterReady(barrier::countDown));
    barrier.await();
  }

  private @Nullable Void failSeenAndUnseen() {
    runtime.failed(new IllegalStateException("unseen"));
    var seen = runtime.<String>failed(new IllegalStateException("seen"));
    seen.onComplete(outcome -> {});
    return null;
  }

  private static <T> T await(Promise<T> promise) throws Exception {
    var done = new CountDownLatch(1);
    promise.onComplete(outcome -> done.countDown());
    assertThat(done.await(30, TimeUnit.SECONDS)).as("completes").isTrue();
    return ((Outcome.Success<T>) promise.peek().orElseThrow()).value();
  }

  /** Four threads over one queue; a barrier waits until all earlier work and barriers ended. */
  private static final class PoolHost implements Host {
    final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    @SuppressWarnings("ThreadLocalUsage") // As a real host has it: one for each runtime.
    private final ThreadLocal<TaskContext> current = new ThreadLocal<>();

    private final Map<Long, Runnable> barriers = new HashMap<>();
    private long started;
    private final TreeSet<Long> unended = new TreeSet<>();

    @Override
    public void execute(Runnable work) {
      long id = enter();
      pool.execute(() -> run(id, work));
    }

    private synchronized long enter() {
      unended.add(++started);
      return started;
    }

    private void run(long id, Runnable work) {
      try {
        work.run();
      } finally {
        leave(id);
      }
    }

    private synchronized void leave(long id) {
      unended.remove(id);
      open();
    }

    @Override
    public synchronized void executeAfterReady(Runnable work) {
      barriers.put(enter(), work);
      open();
    }

    /** A barrier counts as unended work until it has run, so that a later one waits for it. */
    private void open() {
      Long first = unended.isEmpty() ? null : unended.first();
      Runnable barrier = first == null ? null : barriers.remove(first);
      if (barrier != null) {
        pool.execute(() -> run(first, barrier));
      }
    }

    @Override
    public Timer executeAt(long deadlineNanos, Runnable work) {
      throw new AssertionError("no timers here");
    }

    @Override
    public long nowNanos() {
      return 0;
    }

    @Override
    public long wallNanos() {
      return 0;
    }

    @Override
    public Entropy entropy() {
      return Entropy.seeded(1);
    }

    @Override
    public Storage storage(AsyncRuntime runtime) {
      throw new AssertionError("no storage here");
    }

    @Override
    public void reportError(String taskName, Throwable error) {
      errors.add(String.valueOf(error.getMessage()));
    }

    @Override
    public @Nullable TaskContext currentTask() {
      return current.get();
    }

    @Override
    public void currentTask(@Nullable TaskContext task) {
      current.set(task);
    }

    @Override
    public void shutDown() {
      pool.shutdownNow();
    }
  }
}
