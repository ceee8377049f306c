package org.korudelta.benchmarks.runtime;

import java.util.Queue;
import java.util.function.Function;
import org.agrona.concurrent.ManyToManyConcurrentArrayQueue;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.agrona.concurrent.OneToOneConcurrentArrayQueue;
import org.jctools.queues.MpmcArrayQueue;
import org.jctools.queues.MpscArrayQueue;
import org.jctools.queues.SpscArrayQueue;

/**
 * Bounded queues without waiting, each the one made for its number of senders and receivers,
 * between platform threads that spin. None of them can hold one item only.
 */
final class QueueChannels implements Opened {
  private final Queue<Integer> room;
  private final ThreadChannels channels;

  private QueueChannels(Function<Lanes, Queue<Integer>> queues) {
    this.room = queues.apply(Lanes.ONE_TO_ONE);
    this.channels =
        new ThreadChannels(Threads.platform(), lanes -> Pipe.spinning(queues.apply(lanes)));
  }

  static Works<QueueChannels> jctools() {
    return works(QueueChannels::jctoolsQueue);
  }

  static Works<QueueChannels> agrona() {
    return works(QueueChannels::agronaQueue);
  }

  private static Works<QueueChannels> works(Function<Lanes, Queue<Integer>> queues) {
    return new Works<>(() -> new QueueChannels(queues))
        .with(RuntimeOperation.CHANNEL_MEMORY, QueueChannels::memory)
        .with(RuntimeOperation.CHANNEL_1_1, (peer, n) -> peer.pass(Lanes.ONE_TO_ONE, n))
        .with(RuntimeOperation.CHANNEL_N_1, (peer, n) -> peer.pass(Lanes.MANY_TO_ONE, n))
        .with(RuntimeOperation.CHANNEL_N_M, (peer, n) -> peer.pass(Lanes.MANY_TO_MANY, n));
  }

  private static Queue<Integer> jctoolsQueue(Lanes lanes) {
    if (lanes.receivers() > 1) {
      return new MpmcArrayQueue<>(lanes.capacity());
    }
    return lanes.senders() > 1
        ? new MpscArrayQueue<>(lanes.capacity())
        : new SpscArrayQueue<>(lanes.capacity());
  }

  private static Queue<Integer> agronaQueue(Lanes lanes) {
    if (lanes.receivers() > 1) {
      return new ManyToManyConcurrentArrayQueue<>(lanes.capacity());
    }
    return lanes.senders() > 1
        ? new ManyToOneConcurrentArrayQueue<>(lanes.capacity())
        : new OneToOneConcurrentArrayQueue<>(lanes.capacity());
  }

  private long pass(Lanes lanes, int count) throws InterruptedException {
    return channels.pass(lanes, count);
  }

  private long memory(int count) {
    long received = 0;
    for (int i = 0; i < count; i++) {
      room.offer(1);
      Integer item = room.poll();
      received += item == null ? 0 : item;
    }
    return received;
  }

  /** Threads end by themselves. */
  @Override
  public void close() {}
}
