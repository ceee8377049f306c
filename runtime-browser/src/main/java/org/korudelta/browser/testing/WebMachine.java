package org.korudelta.browser.testing;

import org.jspecify.annotations.Nullable;
import org.korudelta.Durability;
import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.browser.Bridge;
import org.korudelta.browser.WebDatabase;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.RunObserver;
import org.korudelta.deterministic.RunState;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.TaskWait;
import org.teavm.jso.JSExport;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;

/**
 * One simulated machine: a runtime on virtual time, its wall clock and its storage, as JavaScript
 * drives it. Times are milliseconds.
 *
 * <p>Code in JavaScript runs outside all tasks of the runtime: what it waits for is a callback that
 * belongs to none, so whenever one of those has run the machine stops and lets it go on.
 */
public final class WebMachine {
  private static final String OUTSIDE = "outside";

  private final DeterministicRuntime runtime;
  private final RunState state;

  WebMachine(DeterministicRuntime runtime) {
    Bridge.answerByTurns();
    this.runtime = runtime;
    this.state = runtime.state();
    runtime.scriptedWallClock().follow(true);
  }

  // Driving

  /**
   * Runs until something has happened that JavaScript may wait for, and no later than {@code
   * untilMillis}, which may be infinite.
   *
   * @return false when there is nothing to do until then
   */
  @JSExport
  public boolean run(double untilMillis) {
    return Guarded.call(() -> ran(Milliseconds.nanos(untilMillis)));
  }

  private boolean ran(long untilNanos) {
    while (state.ready() > 0 || state.nextDeadlineNanos().orElse(Long.MAX_VALUE) <= untilNanos) {
      if (!runtime.step()) {
        return false;
      }
      if (state.lastTask().orElse("").equals(OUTSIDE)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Lets the time be {@code millis} when nothing is due before; a time that has been changes
   * nothing.
   */
  @JSExport
  public void moveTo(double millis) {
    Guarded.call(
        () -> {
          runtime.advanceTo(Math.max(Milliseconds.nanos(millis), runtime.now()));
          return true;
        });
  }

  /** Tells {@code wake} whenever work becomes ready. */
  @JSExport
  public void onReady(Wake wake) {
    runtime.observe(
        (event, subject, value) -> {
          if (event == RunObserver.Event.READY) {
            wake.wake();
          }
        });
  }

  /** The tasks of the machine that have not ended, and what each waits for. */
  @JSExport
  public JSArray<JSString> waits() {
    JSArray<JSString> waits = new JSArray<>();
    for (TaskWait wait : state.tasks()) {
      if (!wait.taskName().equals(OUTSIDE)) {
        waits.push(JSString.valueOf(wait.taskName() + ": " + wait.waitsFor()));
      }
    }
    return waits;
  }

  // Time

  /** Since the machine started. */
  @JSExport
  public double now() {
    return Milliseconds.of(runtime.now());
  }

  /** Since 1970. */
  @JSExport
  public double wallClock() {
    return Milliseconds.of(runtime.wallClock());
  }

  /** Lets the wall clock jump to {@code millis} since 1970. */
  @JSExport
  public void setWallClock(double millis) {
    runtime.scriptedWallClock().setNanos(Milliseconds.nanos(millis));
  }

  /** Goes on after {@code millis}; at once, but behind what is ready, for zero. */
  @JSExport
  public void sleep(double millis, Wake wake) {
    runtime.sleep(Milliseconds.duration(millis)).onComplete(passed -> wake.wake());
  }

  /** Goes on after {@code millis}, when nothing is ready any more, unless it is taken back. */
  @JSExport
  public WebTimer timer(double millis, Wake wake) {
    PromiseSource<@Nullable Void> takenBack = runtime.promise();
    runtime
        .timeout(Milliseconds.duration(millis), takenBack.promise())
        .onComplete(outcome -> fire(outcome, wake));
    return new WebTimer(takenBack);
  }

  private static void fire(Outcome<@Nullable Void> outcome, Wake wake) {
    if (outcome instanceof Outcome.Failure<?>) {
      wake.wake();
    }
  }

  // What is on it

  /**
   * Opens the database on the machine's storage.
   *
   * @param durability {@code sync}, {@code async}, {@code memory}, or empty for what is usual
   * @param intervalMillis how late a sync may be where it is {@code async}
   */
  @JSExport
  public JSPromise<WebDatabase> open(String durability, double intervalMillis) {
    OwnedElsewhere lent = new OwnedElsewhere(runtime);
    return Bridge.promise(
        () ->
            KoruDelta.open(lent, options(durability, intervalMillis))
                .map(db -> new WebDatabase(db, lent)),
        db -> db);
  }

  private static Options options(String durability, double intervalMillis) {
    Options options = Options.defaults();
    return switch (durability) {
      case "" -> options;
      case "sync" -> options.withDurability(Durability.sync());
      case "memory" -> options.withDurability(Durability.memory());
      case "async" ->
          options.withDurability(Durability.async(Milliseconds.duration(intervalMillis)));
      default -> throw new KoruException.BadRequest("no durability: durability=" + durability);
    };
  }

  /** The files of the machine. */
  @JSExport
  public WebStorage storage() {
    return new WebStorage(runtime.storage());
  }
}
