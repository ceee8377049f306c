package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.runtime.host.ChannelBuffer;

@Timeout(60)
class RingBufferTests {
  private static final int SENDERS = 2;
  private static final int ITEMS_EACH = 100_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 16, 17, 1_000})
  void add_anyCapacity_isExactAndKeepsTheOrder(int capacity) {
    ChannelBuffer<Integer> buffer = new RingBuffer<>(capacity);
    for (int round = 0; round < 3; round++) {
      for (int item = 0; item < capacity; item++) {
        assertThat(sent(buffer, item)).isTrue();
      }

      assertThat(sent(buffer, -1)).isFalse();
      for (int item = 0; item < capacity; item++) {
        assertThat(buffer.poll()).isEqualTo(item);
      }
      assertThat(buffer.poll()).isNull();
      assertThat(received(buffer)).isNull();
    }
  }

  @Test
  void add_aRingThatGoesRoundItsEnd_growsInOrder() {
    ChannelBuffer<Integer> buffer = new RingBuffer<>(5, 2);
    List<Integer> seen = new ArrayList<>();
    int next = 0;
    for (int round = 0; round < 20; round++) {
      while (sent(buffer, next)) {
        next++;
      }
      seen.add(received(buffer));
      seen.add(buffer.poll());
    }

    assertThat(seen).hasSize(40).startsWith(0, 1).isSorted().doesNotHaveDuplicates().endsWith(39);
  }

  @Test
  void hold_refusesEveryOfferAndPoll_untilReleased() {
    ChannelBuffer<Integer> buffer = new RingBuffer<>(4);
    assertThat(buffer.offer(1)).isTrue();

    buffer.hold();
    assertThat(buffer.offer(2)).isFalse();
    assertThat(buffer.poll()).isNull();
    assertThat(buffer.add(2)).isTrue();
    assertThat(buffer.take()).isEqualTo(1);
    buffer.release();

    assertThat(buffer.offer(3)).isTrue();
    assertThat(buffer.poll()).isEqualTo(2);
    assertThat(buffer.poll()).isEqualTo(3);
  }

  @Test
  void aRing_ofAGreatCapacity_startsSmall() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<ChannelBuffer<Integer>> buffers = new ArrayList<>(100);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 100; i++) {
      buffers.add(new RingBuffer<>(Integer.MAX_VALUE));
    }

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100 * 4_096);
    assertThat(buffers).allMatch(buffer -> buffer.offer(1));
  }

  /** Offers, polls, holders and growth at once: every item arrives once, each sender's in order. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 64})
  void offerPollAndHold_atOnce_loseNothing(int capacity) throws Exception {
    ChannelBuffer<Integer> buffer = new RingBuffer<>(capacity, 1);
    List<List<Integer>> received = List.of(new ArrayList<>(), new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      int first = i * ITEMS_EACH;
      List<Integer> mine = received.get(i);
      threads.add(new Thread(() -> sendAll(buffer, first)));
      threads.add(new Thread(() -> receiveAll(buffer, mine)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(received.stream().flatMap(List::stream).sorted().toList())
        .hasSize(SENDERS * ITEMS_EACH)
        .startsWith(0)
        .doesNotHaveDuplicates()
        .endsWith(SENDERS * ITEMS_EACH - 1);
    assertThat(received).allMatch(RingBufferTests::eachSendersInOrder);
  }

  private static void sendAll(ChannelBuffer<Integer> buffer, int first) {
    for (int item = first; item < first + ITEMS_EACH; item++) {
      while (!sent(buffer, item)) {
        Thread.onSpinWait();
      }
    }
  }

  private static void receiveAll(ChannelBuffer<Integer> buffer, List<Integer> items) {
    while (items.size() < ITEMS_EACH) {
      Integer item = received(buffer);
      if (item != null) {
        items.add(item);
      } else {
        Thread.onSpinWait();
      }
    }
  }

  private static boolean eachSendersInOrder(List<Integer> items) {
    int[] last = {-1, -1};
    for (int item : items) {
      int sender = item / ITEMS_EACH;
      if (item <= last[sender]) {
        return false;
      }
      last[sender] = item;
    }
    return true;
  }

  private static boolean sent(ChannelBuffer<Integer> buffer, int item) {
    if (buffer.offer(item)) {
      return true;
    }
    synchronized (buffer) {
      buffer.hold();
      boolean added = buffer.add(item);
      buffer.release();
      return added;
    }
  }

  private static @Nullable Integer received(ChannelBuffer<Integer> buffer) {
    Integer item = buffer.poll();
    if (item != null) {
      return item;
    }
    synchronized (buffer) {
      buffer.hold();
      Integer taken = buffer.take();
      buffer.release();
      return taken;
    }
  }
}
