package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BlockingThreadsTests {
  private static final int VIRTUAL_SINCE = 21;
  private static final int BOUND = 4;

  @Test
  void execute_bounded_letsTheRestQueue() throws InterruptedException {
    assertThat(meeting(BlockingThreads.bounded("test", BOUND), BOUND)).isTrue();
    assertThat(meeting(BlockingThreads.bounded("test", BOUND), BOUND + 1)).isFalse();
  }

  @Test
  void execute_virtual_hasAThreadForEachWhereTheJdkHasThem() throws InterruptedException {
    boolean virtual = Runtime.version().feature() >= VIRTUAL_SINCE;
    BlockingThreads threads = BlockingThreads.virtual("test", BOUND);

    assertThat(meeting(threads, 1_000)).isEqualTo(virtual);
    assertThat(VirtualThreads.named("test").isPresent()).isEqualTo(virtual);
  }

  @Test
  void execute_virtual_namesItsThreads() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    String[] name = new String[1];
    BlockingThreads.virtual("test", BOUND)
        .execute(
            () -> {
              name[0] = Thread.currentThread().getName();
              done.countDown();
            });

    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(name[0]).startsWith("korudelta-test-");
  }

  /** Whether {@code count} pieces of work can all be under way at once. */
  private static boolean meeting(BlockingThreads threads, int count) throws InterruptedException {
    CountDownLatch underWay = new CountDownLatch(count);
    CountDownLatch end = new CountDownLatch(1);
    for (int i = 0; i < count; i++) {
      threads.execute(() -> meet(underWay, end));
    }
    boolean met = underWay.await(count > BOUND ? 2 : 10, TimeUnit.SECONDS);
    end.countDown();
    return met;
  }

  private static void meet(CountDownLatch underWay, CountDownLatch end) {
    underWay.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
