package org.korudelta.benchmarks.runtime;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** A bounded queue between threads. */
interface Pipe {
  void put(Integer item) throws InterruptedException;

  Integer take() throws InterruptedException;

  /** The JDK's bounded queue, whose threads block. */
  static Pipe blocking(int capacity) {
    BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(capacity);
    return new Pipe() {
      @Override
      public void put(Integer item) throws InterruptedException {
        queue.put(item);
      }

      @Override
      public Integer take() throws InterruptedException {
        return queue.take();
      }
    };
  }

  /** A queue without waiting, whose threads spin, and give way after a while. */
  static Pipe spinning(Queue<Integer> queue) {
    return new Pipe() {
      @Override
      public void put(Integer item) {
        for (int turn = 0; !queue.offer(item); turn++) {
          idle(turn);
        }
      }

      @Override
      public Integer take() {
        @Nullable Integer item = queue.poll();
        for (int turn = 0; item == null; turn++) {
          idle(turn);
          item = queue.poll();
        }
        return item;
      }
    };
  }

  @SuppressWarnings("ThreadPriorityCheck") // There may be fewer processors than spinning threads.
  private static void idle(int turn) {
    if (turn < 100) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
  }
}
