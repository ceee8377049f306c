package org.korudelta.conformance.guide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.Strand;
import org.korudelta.runtime.TaskHandle;

/**
 * Fetches addresses, a few at once, not too often, each again when it fails: the program of the
 * guide "write once, run on three runtimes".
 *
 * <pre>{@code
 * FetchQueue queue = new FetchQueue(runtime, limits, client::get);
 * Promise<String> page = queue.fetch("https://example.org/");
 * }</pre>
 *
 * <p>Threading: safe from any thread.
 */
public final class FetchQueue {
  private final AsyncRuntime runtime;
  private final FetchLimits limits;
  private final Function<String, Promise<String>> client;
  private final Channel<Job> jobs;
  private final Strand pace;
  private final List<Promise<@Nullable Void>> fetchers = new ArrayList<>();
  private long nextStart = Long.MIN_VALUE; // on the strand

  /**
   * Starts the fetchers.
   *
   * @param client gives the page of an address, or fails
   */
  public FetchQueue(
      AsyncRuntime runtime, FetchLimits limits, Function<String, Promise<String>> client) {
    this.runtime = runtime;
    this.limits = limits;
    this.client = client;
    this.jobs = runtime.channel(limits.waiting());
    this.pace = runtime.strand();
    for (int i = 0; i < limits.atOnce(); i++) {
      fetchers.add(runtime.spawn("fetcher " + i, this::work).promise());
    }
  }

  /** Waits for a place in the queue, and for the page; fails as the last attempt did. */
  public Promise<String> fetch(String address) {
    Job job = new Job(address, runtime.promise());
    return jobs.send(job).then(sent -> job.page.promise());
  }

  /** Takes no more addresses; completes once those it has are done. */
  public Promise<@Nullable Void> close() {
    jobs.close();
    return runtime.all(fetchers).map(ended -> null);
  }

  private Promise<@Nullable Void> work() {
    return jobs.receive().then(job -> job.isPresent() ? work(job) : runtime.completed(null));
  }

  private Promise<@Nullable Void> work(Optional<Job> job) {
    Job next = job.get();
    return attempt(next.address, 1).handle(page -> end(next, page)).then(ended -> work());
  }

  private Promise<String> attempt(String address, int number) {
    return turn()
        .then(started -> runtime.timeout(limits.attempts().deadline(), task(address)))
        .recover(error -> again(address, number, error));
  }

  /** A task, so that the deadline ends what it waits for, and not only the waiting for it. */
  private TaskHandle<String> task(String address) {
    return runtime.spawn(address, () -> client.apply(address));
  }

  private Promise<String> again(String address, int number, Throwable error) {
    if (number == limits.attempts().max()) {
      return runtime.failed(error);
    }
    Duration pause = limits.attempts().pause().multipliedBy(1L << (number - 1));
    return runtime.sleep(pause).then(passed -> attempt(address, number + 1));
  }

  /** Waits until it is time to start another attempt. */
  private Promise<@Nullable Void> turn() {
    return pace.call(this::waitNanos).then(nanos -> runtime.sleep(Duration.ofNanos(nanos)));
  }

  private long waitNanos() {
    long now = runtime.now();
    long start = Math.max(now, nextStart);
    nextStart = start + limits.apart().toNanos();
    return start - now;
  }

  private Promise<@Nullable Void> end(Job job, Outcome<String> page) {
    if (page instanceof Outcome.Success<String> success) {
      job.page.succeed(success.value());
    } else if (page instanceof Outcome.Failure<String> failure) {
      job.page.fail(failure.error());
    } else {
      job.page.cancel();
    }
    return runtime.completed(null);
  }

  private record Job(String address, PromiseSource<String> page) {}
}
