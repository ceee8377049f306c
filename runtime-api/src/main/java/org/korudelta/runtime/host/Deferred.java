package org.korudelta.runtime.host;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/**
 * The one promise, with both of its ends.
 *
 * <p>Threading: safe from any thread; each lock is held for a few instructions and never across
 * user code or the host.
 *
 * @param <T> the value's type
 */
@SuppressWarnings("ReferenceEquality") // A promise and a callback are equal to themselves alone.
class Deferred<T extends @Nullable Object> implements Promise<T>, PromiseSource<T>, Runnable {
  /*
   * Callbacks wait in a linked line. The promise itself is the work given to the host: one ticket
   * for each callback, and each ticket runs the callback that is first in line. So the order of
   * registration holds whatever ticket a scheduler picks, and two callbacks of one promise never
   * run at once: a ticket that finds one running is owed to the thread that runs it.
   *
   * A promise that must complete as another does ("then" gave it) lets the other lead to it: the
   * other becomes an alias, and everything said to it is said to the target. So an endless loop of
   * "then" holds one pending promise, not one for each round.
   *
   * Invariants:
   *  - outcome is set once; alias is set once, and only while outcome is null
   *  - an alias has no callbacks in line
   *  - tickets given = callbacks in line, from completion on
   *  - waiting = callbacks in line, until completion
   *  - watchers = callbacks registered here, not on an alias of this, and not removed since
   */
  private static final int MOVED = -1;
  private static final int ALREADY = -2;

  final HostedRuntime runtime;

  private volatile @Nullable Outcome<T> outcome;
  private volatile @Nullable Deferred<T> alias;
  private volatile int watchers;
  private @Nullable Reaction<T> first;
  private @Nullable Reaction<T> last;
  private int waiting;
  private int owed;
  private boolean running;

  Deferred(HostedRuntime runtime) {
    this.runtime = runtime;
  }

  /** A promise that is complete already; a failure is still to be given its grace. */
  Deferred(HostedRuntime runtime, Outcome<T> outcome) {
    this.runtime = runtime;
    this.outcome = outcome;
  }

  // Reading end

  @Override
  public <U extends @Nullable Object> Promise<U> map(Function<? super T, ? extends U> fn) {
    MapReaction<T, U> reaction = new MapReaction<>(runtime, fn);
    add(reaction);
    return reaction.result;
  }

  @Override
  public <U extends @Nullable Object> Promise<U> then(Function<? super T, Promise<U>> fn) {
    ThenReaction<T, U> reaction = new ThenReaction<>(runtime, fn);
    add(reaction);
    return reaction.result;
  }

  @Override
  public Promise<T> recover(Function<? super Throwable, Promise<T>> fn) {
    RecoverReaction<T> reaction = new RecoverReaction<>(runtime, fn);
    add(reaction);
    return reaction.result;
  }

  @Override
  public <U extends @Nullable Object> Promise<U> handle(
      Function<? super Outcome<T>, Promise<U>> fn) {
    HandleReaction<T, U> reaction = new HandleReaction<>(runtime, fn);
    add(reaction);
    return reaction.result;
  }

  @Override
  public void onComplete(Consumer<? super Outcome<T>> callback) {
    add(new CallbackReaction<>(runtime.currentTask(), callback));
  }

  @Override
  public Optional<Outcome<T>> peek() {
    return Optional.ofNullable(root().outcome);
  }

  /** Registers a callback. */
  final void add(Reaction<T> reaction) {
    Deferred<T> target = root();
    int tickets = target.append(reaction, this);
    while (tickets == MOVED) {
      target = target.root();
      tickets = target.append(reaction, this);
    }
    target.giveTickets(tickets);
  }

  /** Takes a callback back that has not been called; it no longer counts as looking (R3). */
  final void remove(Reaction<T> reaction) {
    Deferred<T> target = root();
    while (!target.unlink(reaction, this)) {
      target = target.root();
    }
  }

  /** Whether somebody registered a callback. */
  final boolean observed() {
    return watchers > 0;
  }

  // Writing end

  @Override
  public Promise<T> promise() {
    return this;
  }

  @Override
  public final boolean succeed(T value) {
    return complete(new Outcome.Success<>(value));
  }

  @Override
  public final boolean fail(Throwable error) {
    return complete(new Outcome.Failure<>(error));
  }

  @Override
  public final boolean cancel() {
    return complete(new Outcome.Cancelled<>());
  }

  /** Completes with {@code result}; callbacks follow as work of the host. */
  final boolean complete(Outcome<T> result) {
    Deferred<T> target = root();
    int tickets = target.settle(result);
    while (tickets == MOVED) {
      target = target.root();
      tickets = target.settle(result);
    }
    if (tickets == ALREADY) {
      return false;
    }
    target.giveTickets(tickets);
    target.afterSettling(result);
    return true;
  }

  /**
   * As {@link #complete}, and the callbacks run in this very piece of work of the host: the way of
   * timers and yields, whose work is their turn. Only for promises that never become an alias.
   */
  final void completeHere(Outcome<T> result) {
    int tickets = settle(result);
    if (tickets >= 0) {
      afterSettling(result);
      for (int i = 0; i < tickets; i++) {
        run();
      }
    }
  }

  /** Completes as {@code promise} does. */
  final void follow(Promise<T> promise) {
    if (promise instanceof Deferred<T> other && other.runtime == runtime) {
      other.leadTo(this);
    } else {
      promise.onComplete(this::complete);
    }
  }

  /**
   * The task whose name a report of this promise's failure carries; null for the completing one.
   */
  @Nullable Task<?> owner() {
    return null;
  }

  /** Called once, after completion, outside all locks. */
  void settled(Outcome<T> result) {}

  /** Whether this may become the alias of another promise: nothing may depend on its identity. */
  boolean mayLead() {
    return true;
  }

  // Work of the host

  /** One ticket: runs the callback that is first in line. */
  @Override
  public final void run() {
    for (Reaction<T> reaction = take(); reaction != null; reaction = takeOwed()) {
      reaction.deliver(finalOutcome());
    }
  }

  private synchronized @Nullable Reaction<T> take() {
    if (running) {
      owed++;
      return null;
    }
    running = true;
    return poll();
  }

  private synchronized @Nullable Reaction<T> takeOwed() {
    running = owed > 0;
    if (!running) {
      return null;
    }
    owed--;
    return poll();
  }

  private Reaction<T> poll() {
    Reaction<T> reaction = first;
    assert reaction != null : "more tickets than callbacks";
    first = reaction.next;
    last = first == null ? null : last;
    reaction.next = null;
    return reaction;
  }

  private Outcome<T> finalOutcome() {
    Outcome<T> result = outcome;
    assert result != null : "ticket of a pending promise";
    return result;
  }

  // Completion

  private synchronized int settle(Outcome<T> result) {
    if (alias != null) {
      return MOVED;
    }
    if (outcome != null) {
      return ALREADY;
    }
    outcome = result;
    return waiting;
  }

  private void giveTickets(int tickets) {
    for (int i = 0; i < tickets; i++) {
      runtime.host.execute(this);
    }
  }

  private void afterSettling(Outcome<T> result) {
    settled(result);
    if (!observed() && result instanceof Outcome.Failure<T> failure) {
      runtime.unhandled(this, failure.error());
    }
  }

  /** False when the line has moved. */
  private synchronized boolean unlink(Reaction<T> reaction, Deferred<T> asked) {
    if (alias == null && outcome == null && cutOut(reaction)) {
      watchers -= asked == this ? 1 : 0;
    }
    return alias == null;
  }

  /** False when it is not in line. */
  private boolean cutOut(Reaction<T> reaction) {
    Reaction<T> before = null;
    Reaction<T> at = first;
    while (at != null && at != reaction) {
      before = at;
      at = at.next;
    }
    if (at != null) {
      cut(before, at);
    }
    return at != null;
  }

  private void cut(@Nullable Reaction<T> before, Reaction<T> reaction) {
    if (before == null) {
      first = reaction.next;
    } else {
      before.next = reaction.next;
    }
    last = last == reaction ? before : last;
    waiting--;
  }

  private synchronized int append(Reaction<T> reaction, Deferred<T> asked) {
    if (alias != null) {
      return MOVED;
    }
    watchers += asked == this ? 1 : 0;
    if (last == null) {
      first = reaction;
    } else {
      last.next = reaction;
    }
    last = reaction;
    waiting++;
    return outcome == null ? 0 : 1;
  }

  // Aliases

  private Deferred<T> root() {
    Deferred<T> next = alias;
    if (next == null) {
      return this;
    }
    Deferred<T> root = next;
    for (Deferred<T> after = root.alias; after != null; after = root.alias) {
      root = after;
    }
    if (root != next) {
      alias = root;
    }
    return root;
  }

  /** Makes {@code target} complete as this does. */
  private void leadTo(Deferred<T> target) {
    watch();
    if (root() == target.root()) {
      target.fail(new KoruException.BadRequest("promise waits for itself"));
    } else if (!becomeAlias(target)) {
      passOn(target);
    }
  }

  private synchronized void watch() {
    watchers++;
  }

  /** Fails where there is an outcome already, or an owner of this promise's identity. */
  private boolean becomeAlias(Deferred<T> target) {
    if (!mayLead()) {
      return false;
    }
    synchronized (runtime.aliasLock) {
      Deferred<T> root = target.root();
      return root != this && moveTo(root);
    }
  }

  private synchronized boolean moveTo(Deferred<T> root) {
    if (alias != null || outcome != null || !root.adopt(this)) {
      return false;
    }
    alias = root;
    first = null;
    last = null;
    waiting = 0;
    return true;
  }

  private synchronized boolean adopt(Deferred<T> other) {
    if (outcome != null) {
      return false;
    }
    if (other.first == null) {
      return true;
    }
    if (last == null) {
      first = other.first;
    } else {
      last.next = other.first;
    }
    last = other.last;
    waiting += other.waiting;
    return true;
  }

  private void passOn(Deferred<T> target) {
    Outcome<T> result = root().outcome;
    if (result != null) {
      target.complete(result);
    } else {
      add(new CallbackReaction<>(runtime.currentTask(), target::complete));
    }
  }
}
