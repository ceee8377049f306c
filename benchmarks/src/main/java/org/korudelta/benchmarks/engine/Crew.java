package org.korudelta.benchmarks.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;

/**
 * Threads that do the same again and again until they are told to stop, at least once.
 *
 * <p>Threading: for one thread beside its own.
 */
final class Crew implements AutoCloseable {
  /** How far apart the threads begin. */
  private static final int SPREAD = 7_919;

  private final ExecutorService threads;
  private final int size;
  private final IntUnaryOperator work;
  private final List<Future<Double>> underWay = new ArrayList<>();
  private volatile boolean stopped;

  /**
   * Of {@code size} threads.
   *
   * @param work takes a number that each thread counts up from a start of its own; gives how much
   *     it did
   */
  Crew(int size, IntUnaryOperator work) {
    this.threads = Executors.newFixedThreadPool(size, Crew::thread);
    this.size = size;
    this.work = work;
  }

  private static Thread thread(Runnable body) {
    Thread thread = new Thread(body, "crew");
    thread.setDaemon(true);
    return thread;
  }

  /** Works for so long; gives how much all did in a second. */
  double perSecond(int millis) throws InterruptedException, ExecutionException {
    start();
    Thread.sleep(millis);
    return stop();
  }

  void start() {
    stopped = false;
    for (int i = 0; i < size; i++) {
      int from = i * SPREAD;
      underWay.add(threads.submit((Callable<Double>) () -> work(from)));
    }
  }

  /** Gives how much all did in a second; fails as the work failed. */
  double stop() throws InterruptedException, ExecutionException {
    stopped = true;
    double perSecond = 0;
    for (Future<Double> each : underWay) {
      perSecond += each.get();
    }
    underWay.clear();
    return perSecond;
  }

  private double work(int from) {
    long start = System.nanoTime();
    long did = 0;
    int i = from;
    do {
      did += work.applyAsInt(i++);
    } while (!stopped);
    return did * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - start);
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
