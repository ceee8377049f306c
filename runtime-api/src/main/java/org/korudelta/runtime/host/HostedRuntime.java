package org.korudelta.runtime.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Capability;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.Interval;
import org.korudelta.runtime.LentThread;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.Strand;
import org.korudelta.runtime.TaskHandle;
import org.korudelta.runtime.TaskWait;
import org.korudelta.runtime.peers.Peers;
import org.korudelta.runtime.storage.Storage;

/**
 * The runtime, written once: promises, tasks, channels and time over what a {@link Host} offers.
 *
 * <p>Threading: safe from any thread where the host is parallel.
 */
public final class HostedRuntime implements AsyncRuntime {
  final Host host;
  final TaskList tasks;

  /** As {@link Host#oneThread}. */
  final boolean oneThread;

  /** Owns callbacks and suspensions registered outside any task. */
  final Task<?> outside;

  /** Owns the pending timeouts, which only the end of the runtime cancels. */
  final Task<?> timeouts;

  private @Nullable Storage storage;
  private @Nullable HostedPeers peers;
  private boolean peersLeft;
  private @Nullable Closing closing;

  /** A runtime over {@code host}, which must serve no other runtime. */
  public HostedRuntime(Host host) {
    this.host = host;
    this.oneThread = host.oneThread();
    this.tasks = new TaskList(host.lanes());
    this.outside = new Task<>(this, "outside");
    this.timeouts = new Task<>(this, "timeouts");
  }

  // Tasks

  @Override
  public <T extends @Nullable Object> TaskHandle<T> spawn(String name, Supplier<Promise<T>> body) {
    Task<T> task = newTask(name);
    if (task.shard.admit(task)) {
      host.execute(new SpawnTurn<>(task, body));
    } else {
      refuse(task);
    }
    return task;
  }

  @Override
  public <T extends @Nullable Object> TaskHandle<T> call(String name, Callable<? extends T> body) {
    Task<T> task = newTask(name);
    if (task.shard.admit(task)) {
      host.execute(new CallTurn<>(task, body));
    } else {
      refuse(task);
    }
    return task;
  }

  @Override
  public <T extends @Nullable Object> TaskHandle<T> spawnBlocking(
      String name, Callable<? extends T> body) {
    Task<T> task = newTask(name);
    if (!task.shard.admit(task)) {
      refuse(task);
    } else if (!host.executeBlocking(new BlockingTurn<>(task, body))) {
      task.result.fail(new KoruException.Unsupported("no blocking work here: task=" + name));
    }
    return task;
  }

  /**
   * The tasks that have not ended, in spawn order, and what each waits for: every pending sleep,
   * yield, tick, send, receive and storage operation, and the ends of other tasks that it looks at.
   * Before them {@code outside}, when something registered outside any task waits.
   */
  public List<TaskWait> taskWaits() {
    return new TaskWaits(tasks.unended()).with(outside);
  }

  // Time

  @Override
  public Promise<@Nullable Void> sleep(Duration duration) {
    if (duration.isNegative()) {
      return failed(negative("sleep", duration));
    }
    long nanos = Deadlines.nanos(duration);
    return nanos == 0
        ? this.yield()
        : new Sleep(currentTask(), Deadlines.after(now(), nanos)).started();
  }

  @Override
  public Promise<@Nullable Void> yield() {
    return new Yield(currentTask()).started();
  }

  @Override
  public Interval interval(Duration period) {
    if (period.isNegative() || period.isZero()) {
      throw new KoruException.BadRequest("interval period not positive: period=" + period);
    }
    return new HostedInterval(this, Deadlines.nanos(period));
  }

  @Override
  public <T extends @Nullable Object> Promise<T> timeout(Duration duration, Promise<T> promise) {
    return race(duration, promise, null);
  }

  @Override
  public <T extends @Nullable Object> Promise<T> timeout(Duration duration, TaskHandle<T> task) {
    return race(duration, task.promise(), task);
  }

  private <T extends @Nullable Object> Promise<T> race(
      Duration duration, Promise<T> promise, @Nullable TaskHandle<T> loser) {
    if (duration.isNegative()) {
      return failed(negative("timeout", duration));
    }
    if (promise.peek().isPresent()) {
      return promise;
    }
    return new Timeout<>(this, own(promise), loser, Deadlines.nanos(duration)).started();
  }

  @Override
  public long now() {
    return host.nowNanos();
  }

  @Override
  public long wallClock() {
    return host.wallNanos();
  }

  // Meeting points

  @Override
  public <T> Channel<T> channel(int capacity) {
    if (capacity < 1) {
      throw new KoruException.BadRequest("channel capacity below 1: capacity=" + capacity);
    }
    return new HostedChannel<>(this, capacity, host.channelBuffer(capacity));
  }

  @Override
  public Strand strand() {
    return new HostedStrand(this);
  }

  // Promises

  @Override
  public <T extends @Nullable Object> Promise<T> completed(T value) {
    return new Deferred<>(this, Nothing.orSuccess(value));
  }

  @Override
  public <T extends @Nullable Object> Promise<T> failed(Throwable error) {
    Deferred<T> promise = new Deferred<>(this);
    promise.fail(error);
    return promise;
  }

  <T extends @Nullable Object> Promise<T> cancelled() {
    return new Deferred<>(this, new Outcome.Cancelled<>());
  }

  @Override
  public <T extends @Nullable Object> PromiseSource<T> promise() {
    return new Deferred<>(this);
  }

  @Override
  public <T extends @Nullable Object> Promise<List<T>> all(List<Promise<T>> promises) {
    return new Gathering<>(this, promises).started().result;
  }

  // Ports

  @Override
  public Entropy entropy() {
    return host.entropy();
  }

  @Override
  public synchronized Storage storage() {
    if (storage == null) {
      storage = new TaskStorage(this, host.storage(this));
    }
    return storage;
  }

  @Override
  public Peers peers() {
    return hostedPeers();
  }

  private synchronized HostedPeers hostedPeers() {
    if (peers == null) {
      peers = new HostedPeers(this, host.peers(), peersLeft);
    }
    return peers;
  }

  @Override
  public boolean supports(Capability capability) {
    return switch (capability) {
      case BLOCKING -> host.blocking();
      case PEERS -> hostedPeers().posts();
      case PEER_LOCKS -> hostedPeers().locks();
    };
  }

  @Override
  public Optional<LentThread> lentThread() {
    return host.lentThread();
  }

  // The end

  @Override
  public Promise<List<String>> close(Duration grace) {
    if (grace.isNegative()) {
      return failed(negative("close", grace));
    }
    Closing end = new Closing(this);
    Closing first = firstClosing(end);
    if (first == end) {
      end.start(Deadlines.nanos(grace));
    }
    return first.result;
  }

  private synchronized Closing firstClosing(Closing end) {
    if (closing == null) {
      closing = end;
    }
    return closing;
  }

  /** Nothing is posted, received or held any more. */
  void leavePeers() {
    HostedPeers met = metPeers();
    if (met != null) {
      met.leave();
    }
  }

  /** The peers, if anybody asked for them; who does from now on finds them left. */
  private synchronized @Nullable HostedPeers metPeers() {
    peersLeft = true;
    return peers;
  }

  // Workings

  /** The task that what is registered now belongs to (R1). */
  Task<?> currentTask() {
    return host.currentTask() instanceof Turn turn && turn.task.runtime == this
        ? turn.task
        : outside;
  }

  /**
   * A promise failed that has no callback. Its grace starts when the turn that runs now has ended;
   * in a completion by the host, when the work after it starts (R3).
   */
  void unhandled(Deferred<?> promise, Throwable error) {
    Task<?> owner = promise.owner();
    Task<?> task = owner == null ? currentTask() : owner;
    UnhandledFailure failure = new UnhandledFailure(promise, task.name, error);
    if (host.currentTask() instanceof Turn turn) {
      turn.note(failure);
    } else {
      host.execute(() -> host.executeAfterReady(failure));
    }
  }

  private <T extends @Nullable Object> Task<T> newTask(String name) {
    return new Task<>(this, name);
  }

  private static void refuse(Task<?> task) {
    task.result.fail(new KoruException.Closed("runtime closed: task=" + task.name));
  }

  private <T extends @Nullable Object> Deferred<T> own(Promise<T> promise) {
    if (promise instanceof Deferred<T> deferred && deferred.runtime == this) {
      return deferred;
    }
    Deferred<T> own = new Deferred<>(this);
    own.follow(promise);
    return own;
  }

  private static KoruException negative(String operation, Duration duration) {
    return new KoruException.BadRequest("negative duration: " + operation + "=" + duration);
  }
}
