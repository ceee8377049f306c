package org.korudelta.benchmarks.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** The JDK's futures. */
final class FutureChains implements Opened {
  private final ForkJoinPool pool =
      new ForkJoinPool(Math.max(2, Runtime.getRuntime().availableProcessors()));

  static Works<FutureChains> works(boolean async) {
    Works<FutureChains> works = new Works<>(FutureChains::new);
    return async
        ? works
            .with(RuntimeOperation.SPAWN_JOIN, FutureChains::join)
            .with(RuntimeOperation.CHAIN, FutureChains::chain)
            .with(RuntimeOperation.TIMEOUT, FutureChains::timeout)
        : works
            .with(RuntimeOperation.CHAIN, FutureChains::chainInline)
            .with(RuntimeOperation.TIMEOUT, FutureChains::timeoutInline);
  }

  long join(int count) {
    return CompletableFuture.supplyAsync(() -> count, pool)
        .thenComposeAsync(left -> joined(left, 0), pool)
        .join();
  }

  private CompletableFuture<Long> joined(int left, long sum) {
    return left == 0
        ? CompletableFuture.completedFuture(sum)
        : CompletableFuture.supplyAsync(() -> 1, pool)
            .thenComposeAsync(one -> joined(left - 1, sum + one), pool);
  }

  long chain(int count) {
    CompletableFuture<Long> first = new CompletableFuture<>();
    CompletableFuture<Long> last = first;
    for (int i = 0; i < count; i++) {
      last = last.thenComposeAsync(FutureChains::next, pool);
    }
    first.complete(0L);
    return last.join();
  }

  long chainInline(int count) {
    CompletableFuture<Long> first = new CompletableFuture<>();
    CompletableFuture<Long> last = first;
    for (int i = 0; i < count; i++) {
      last = last.thenCompose(FutureChains::next);
    }
    first.complete(0L);
    return last.join();
  }

  private static CompletableFuture<Long> next(long sum) {
    return CompletableFuture.completedFuture(sum + 1);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Its callback counts.
  long timeout(int count) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      CompletableFuture<Integer> source = new CompletableFuture<>();
      source.orTimeout(1, TimeUnit.HOURS).whenCompleteAsync((v, e) -> done.countDown(), pool);
      source.complete(i);
    }
    done.await();
    return count - done.getCount();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Its callback counts.
  long timeoutInline(int count) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      CompletableFuture<Integer> source = new CompletableFuture<>();
      source.orTimeout(1, TimeUnit.HOURS).whenComplete((value, error) -> done.countDown());
      source.complete(i);
    }
    done.await();
    return count - done.getCount();
  }

  @Override
  public void close() {
    pool.shutdown();
  }
}
