package org.korudelta.runtime.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/**
 * The one promise, with both of its ends.
 *
 * <p>Threading: safe from any thread. Nothing waits for a lock, but for callbacks that are just
 * moving to another promise, and in the line of a promise with several callbacks.
 *
 * @param <T> the value's type
 */
@SuppressWarnings("ReferenceEquality") // A promise and a callback are equal to themselves alone.
class Deferred<T extends @Nullable Object> extends PromiseEnds<T> {
  /*
   * One reference holds all there is to know, and whoever exchanges it has done the step:
   *
   *   null          pending, nobody waits
   *   Reaction      pending, one callback waits: nearly always all there ever is
   *   Waiting       pending, several wait, newest first
   *   Outcome       complete, every callback has run; on a host of one thread the only one of a
   *                 timer may just be running
   *   Flight        complete, one callback is on its way
   *   CallbackLine  complete, with more than one callback
   *   Moving        becoming an alias, while the callbacks that wait move on
   *   Deferred      an alias: whatever is said to this is said to that
   *
   * A promise that must complete as another does ("then" gave it) lets the other lead to it: the
   * other becomes an alias. So an endless loop of "then" holds one pending promise, not one for
   * each round. Promises that wait for each other would be aliases in a ring: whoever makes an
   * alias looks whether the way leads back, and of those who close a ring at once one at least
   * sees all of it.
   *
   * Callbacks run in the order of registration and never two at once, whatever the scheduler
   * picks: see CallbackLine.
   */
  private static final int NOBODY = 0;
  private static final int CALLBACKS = 1;
  private static final int FOR_GOOD = 2;

  /** Who looks at this itself, not at an alias of it (R3); the exchange of state publishes it. */
  private int watchedBy;

  Deferred(HostedRuntime runtime) {
    super(runtime);
  }

  /** A promise that is complete already; a failure is still to be given its grace. */
  Deferred(HostedRuntime runtime, Outcome<T> outcome) {
    super(runtime);
    begin(outcome);
  }

  // Reading end

  @Override
  public Optional<Outcome<T>> peek() {
    return Optional.ofNullable(outcome());
  }

  /** How it ended; null while pending. */
  final @Nullable Outcome<T> outcome() {
    return outcomeIn(root().state());
  }

  @SuppressWarnings("unchecked")
  private @Nullable Outcome<T> outcomeIn(@Nullable Object now) {
    if (now instanceof Outcome<?> outcome) {
      return (Outcome<T>) outcome;
    }
    if (now instanceof Flight<?> flight) {
      return (Outcome<T>) flight.outcome;
    }
    return now instanceof CallbackLine<?> line ? (Outcome<T>) line.outcome : null;
  }

  /** Registers a callback. */
  @Override
  final void add(Reaction<T> reaction) {
    reaction.askedOf = this;
    watch();
    join(reaction);
    watch(); // One that is removed meanwhile has taken it back.
  }

  private void watch() {
    if (watchedBy == NOBODY) {
      watchedBy = CALLBACKS;
    }
  }

  /** Takes a callback back that has not been called; it no longer counts as looking (R3). */
  final void remove(Reaction<T> reaction) {
    int before = watchedBy;
    watchedBy = before == CALLBACKS ? NOBODY : before; // Who comes from now on says so again.
    boolean done = false;
    while (!done) {
      done = root().cutOut(reaction, this);
    }
  }

  /** False when the state has changed. */
  private boolean cutOut(Reaction<T> reaction, Deferred<T> asked) {
    Object now = state();
    if (leads(now)) {
      return false;
    }
    Object left = waits(now) ? Waiting.without(now, reaction) : now;
    if (!exchange(now, left)) {
      return false;
    }
    if (asked.watchedBy == NOBODY && Waiting.asks(left, asked)) {
      asked.watchedBy = CALLBACKS;
    }
    return true;
  }

  /** The tasks whose callbacks wait for this, and not for an alias of it, in their order. */
  final List<Task<?>> waitingTasks() {
    Object now = root().state();
    List<Task<?>> tasks = new ArrayList<>();
    if (now == null || !waits(now)) {
      return tasks;
    }
    for (Reaction<?> reaction : Waiting.inOrder(now)) {
      if (reaction.askedOf == this) {
        tasks.add(reaction.task);
      }
    }
    return tasks;
  }

  /** Whether somebody looks at it. */
  final boolean observed() {
    return watchedBy != NOBODY;
  }

  // Writing end

  /** Completes with {@code result}; callbacks follow as work of the host. */
  @Override
  final boolean complete(Outcome<T> result) {
    return settle(result, false);
  }

  /**
   * As {@link #complete}, and the callbacks run in this very piece of work of the host: the way of
   * timers and yields, whose work is their turn. Only for promises that never become an alias.
   */
  final void completeHere(Outcome<T> result) {
    if (runtime.oneThread && state() instanceof Reaction<?> only) {
      completeAlone(only, result);
    } else {
      settle(result, true);
    }
  }

  /** No callback can come before this one runs, so it needs no place in a line. */
  @SuppressWarnings("unchecked")
  private void completeAlone(Reaction<?> only, Outcome<T> result) {
    begin(result);
    afterSettling(result);
    ((Reaction<T>) only).deliver(result);
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

  /** Called once, after completion. */
  void settled(Outcome<T> result) {}

  /** Whether this may become the alias of another promise: nothing may depend on its identity. */
  boolean mayLead() {
    return true;
  }

  // Completion

  private boolean settle(Outcome<T> result, boolean here) {
    Deferred<T> root = root();
    while (true) {
      Object now = root.state();
      if (leads(now)) {
        root = root.root();
      } else if (now != null && !waits(now)) {
        return false;
      } else if (root.settleFrom(now, result, here)) {
        return true;
      }
    }
  }

  private boolean settleFrom(@Nullable Object waiting, Outcome<T> result, boolean here) {
    Object then = waiting == null ? result : callbacks(waiting, result);
    if (!exchange(waiting, then)) {
      return false;
    }
    boolean atOnce = here || waiting instanceof Arrival<?>;
    int count = waiting == null ? 0 : Waiting.count(waiting);
    for (int i = atOnce ? count : 0; i < count; i++) {
      runtime.host.execute((Runnable) then);
    }
    afterSettling(result);
    for (int i = atOnce ? 0 : count; i < count; i++) {
      ((Runnable) then).run();
    }
    return true;
  }

  @SuppressWarnings("unchecked")
  private Runnable callbacks(Object waiting, Outcome<T> result) {
    return waiting instanceof Reaction<?> only
        ? new Flight<>(this, result, (Reaction<T>) only)
        : new CallbackLine<>(result, (Waiting<T>) waiting);
  }

  private void afterSettling(Outcome<T> result) {
    settled(result);
    if (watchedBy == NOBODY && result instanceof Outcome.Failure<T> failure) {
      runtime.unhandled(this, failure.error());
    }
  }

  /** The only callback has run; another that came meanwhile is next. */
  final void landed(Flight<T> flight) {
    if (exchange(flight, flight.outcome) || !(state() instanceof CallbackLine<?> line)) {
      return;
    }
    if (flight.isArrival()) {
      line.goOnBy(runtime.host);
    } else {
      line.goOn();
    }
  }

  // Callbacks

  /** Puts a callback in line, here or where this has moved. */
  private void join(Reaction<T> reaction) {
    Deferred<T> root = root();
    while (!root.tryJoin(root.state(), reaction)) {
      root = root.root();
    }
  }

  /** False when the state has changed. */
  @SuppressWarnings("unchecked")
  private boolean tryJoin(@Nullable Object now, Reaction<T> reaction) {
    if (now == null) {
      return exchange(null, reaction);
    }
    if (waits(now)) {
      return exchange(now, Waiting.with(now, reaction));
    }
    return !leads(now) && joinComplete(now, reaction);
  }

  @SuppressWarnings("unchecked")
  private boolean joinComplete(Object now, Reaction<T> reaction) {
    if (now instanceof CallbackLine<?> line) {
      ((CallbackLine<T>) line).add(reaction);
      runtime.host.execute(line);
      return true;
    }
    Outcome<T> result = outcomeIn(now);
    assert result != null : "complete without an outcome";
    Runnable next =
        now instanceof Flight<?>
            ? new CallbackLine<>(result, reaction)
            : new Flight<>(this, result, reaction);
    if (!exchange(now, next)) {
      return false;
    }
    runtime.host.execute(next);
    return true;
  }

  // Aliases

  @SuppressWarnings("unchecked")
  private Deferred<T> root() {
    Object first = state();
    Deferred<T> root = this;
    Object now = first;
    while (leads(now)) {
      if (now instanceof Moving<?> moving) {
        moving.await();
        root = this;
      } else if (now instanceof Deferred<?> next) {
        root = (Deferred<T>) next;
      }
      now = root.state();
    }
    if (root != this && root != first && first instanceof Deferred<?>) {
      exchange(first, root);
    }
    return root;
  }

  /** Makes {@code target} complete as this does. */
  private void leadTo(Deferred<T> target) {
    watchedBy = FOR_GOOD;
    Deferred<T> root = target.root();
    if (root() == root) {
      root.fail(waitsForItself());
    } else if (!mayLead() || !becomeAlias(root)) {
      passOn(root);
    }
  }

  private static KoruException waitsForItself() {
    return new KoruException.BadRequest("promise waits for itself");
  }

  /** False where there is an outcome already, or another alias. */
  private boolean becomeAlias(Deferred<T> root) {
    while (true) {
      Object now = state();
      if (now != null && !waits(now)) {
        return false;
      }
      if (now == null ? leadAlone(root) : leadWithCallbacks(now, root)) {
        return true;
      }
    }
  }

  /** False when the state has changed. */
  private boolean leadAlone(Deferred<T> root) {
    if (!exchange(null, root)) {
      return false;
    }
    if (root.leadsBackTo(this) && exchange(root, null)) {
      fail(waitsForItself());
    }
    return true;
  }

  /**
   * Whoever comes meanwhile waits: callbacks keep their order. False when the state has changed.
   */
  @SuppressWarnings("unchecked")
  private boolean leadWithCallbacks(Object waiting, Deferred<T> root) {
    Moving<T> moving = new Moving<>(root);
    synchronized (moving) {
      if (!exchange(waiting, moving)) {
        return false;
      }
      boolean ring = root.leadsBackTo(this);
      for (Reaction<?> reaction : ring ? List.<Reaction<?>>of() : Waiting.inOrder(waiting)) {
        root.join((Reaction<T>) reaction);
      }
      state(ring ? waiting : root);
      if (!ring) {
        return true;
      }
    }
    fail(waitsForItself());
    return true;
  }

  /** Whether the way from here leads to {@code start}; looks through what is just moving. */
  private boolean leadsBackTo(Deferred<T> start) {
    Object now = this;
    while (now instanceof Deferred<?> at && at != start) {
      Object next = at.state();
      now = next instanceof Moving<?> moving ? moving.target : next;
    }
    return now == start;
  }

  private void passOn(Deferred<T> target) {
    Outcome<T> result = outcome();
    if (result != null) {
      target.complete(result);
    } else {
      add(new CallbackReaction<>(runtime.currentTask(), target::complete));
    }
  }
}
