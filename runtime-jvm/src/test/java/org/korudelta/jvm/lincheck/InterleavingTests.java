package org.korudelta.jvm.lincheck;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/**
 * Each of our structures under Lincheck: by switches of threads that it chooses, then on real
 * threads.
 */
class InterleavingTests {
  private static final boolean NIGHTLY = Boolean.getBoolean("koru.nightly");

  @Test
  void channel_anyInterleaving_isABoundedQueue() {
    check(ChannelCalls.class, ChannelModel.class);
  }

  @Test
  void channelOverARing_anyInterleaving_isABoundedQueue() {
    check(RingChannelCalls.class, ChannelModel.class);
  }

  /** Each call is short, so that many more interleavings of them can be seen. */
  @Test
  void ring_anyInterleaving_isABoundedQueue() {
    new ModelCheckingOptions()
        .iterations(NIGHTLY ? 200 : 5)
        .invocationsPerIteration(NIGHTLY ? 10_000 : 150)
        .threads(2)
        .actorsPerThread(4)
        .sequentialSpecification(ChannelModel.class)
        .check(RingBufferCalls.class);
  }

  @Test
  void promise_anyInterleaving_completesOnce() {
    check(PromiseCalls.class, PromiseModel.class);
  }

  @Test
  void promises_inARing_allFail() {
    check(RingCalls.class, Unanswering.class);
  }

  @Test
  void strand_anyInterleaving_runsOneAtATime() {
    check(StrandCalls.class, Unanswering.class);
  }

  @Test
  void task_anyInterleaving_waitsAtNothingAfterClose() {
    check(TaskCalls.class, Unanswering.class);
  }

  @Test
  void timers_anyInterleaving_fireInOrder() {
    check(TimerCalls.class, TimerModel.class);
  }

  private static void check(Class<?> calls, Class<?> model) {
    new ModelCheckingOptions()
        .iterations(NIGHTLY ? 200 : 1)
        .invocationsPerIteration(NIGHTLY ? 5_000 : 100)
        .threads(2)
        .actorsPerThread(3)
        .sequentialSpecification(model)
        .check(calls);
    new StressOptions()
        .iterations(NIGHTLY ? 100 : 1)
        .invocationsPerIteration(NIGHTLY ? 5_000 : 100)
        .threads(2)
        .actorsPerThread(4)
        .sequentialSpecification(model)
        .check(calls);
  }
}
