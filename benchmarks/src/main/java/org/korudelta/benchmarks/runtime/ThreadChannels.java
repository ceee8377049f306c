package org.korudelta.benchmarks.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Items between threads of any kind over pipes of any kind. */
final class ThreadChannels {
  private static final Integer ITEM = 1;

  private final ThreadFactory threads;
  private final Function<Lanes, Pipe> pipes;

  /** Work that may be interrupted. */
  private interface Body {
    void run() throws InterruptedException;
  }

  ThreadChannels(ThreadFactory threads, Function<Lanes, Pipe> pipes) {
    this.threads = threads;
    this.pipes = pipes;
  }

  long pass(Lanes lanes, int count) throws InterruptedException {
    Pipe pipe = pipes.apply(lanes);
    AtomicLong sum = new AtomicLong();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < lanes.receivers(); i++) {
      all.add(start(() -> sum.addAndGet(receive(pipe, count / lanes.receivers()))));
    }
    for (int i = 0; i < lanes.senders(); i++) {
      all.add(start(() -> send(pipe, count / lanes.senders())));
    }
    for (Thread thread : all) {
      thread.join();
    }
    return sum.get();
  }

  long pingPong(int count) throws InterruptedException {
    Pipe there = pipes.apply(Lanes.FULL);
    Pipe back = pipes.apply(Lanes.FULL);
    AtomicLong sum = new AtomicLong();
    Thread pong = start(() -> pong(there, back, count));
    Thread ping = start(() -> sum.addAndGet(ping(there, back, count)));
    ping.join();
    pong.join();
    return sum.get();
  }

  private static void send(Pipe pipe, int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      pipe.put(ITEM);
    }
  }

  private static long receive(Pipe pipe, int count) throws InterruptedException {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += pipe.take();
    }
    return sum;
  }

  private static long ping(Pipe there, Pipe back, int count) throws InterruptedException {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      there.put(ITEM);
      sum += back.take();
    }
    return sum;
  }

  private static void pong(Pipe there, Pipe back, int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      back.put(there.take());
    }
  }

  private Thread start(Body body) {
    Thread thread = threads.newThread(() -> run(body));
    thread.start();
    return thread;
  }

  private static void run(Body body) {
    try {
      body.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
