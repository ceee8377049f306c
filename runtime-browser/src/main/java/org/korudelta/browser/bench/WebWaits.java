package org.korudelta.browser.bench;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.TaskHandle;

/** Promises and timers that nobody waits out. */
final class WebWaits {
  private static final Duration LONG = Duration.ofHours(1);

  private final AsyncRuntime runtime;
  private int seen;

  WebWaits(AsyncRuntime runtime) {
    this.runtime = runtime;
  }

  /** A chain of continuations, each of which gives a complete promise. */
  Promise<Integer> chain(int count) {
    return runtime.spawn("chain", () -> chained(count)).promise();
  }

  private Promise<Integer> chained(int count) {
    PromiseSource<Integer> first = runtime.promise();
    Promise<Integer> last = first.promise();
    for (int i = 0; i < count; i++) {
      last = last.then(sum -> runtime.completed(sum + 1));
    }
    first.succeed(0);
    return last;
  }

  /** Promises complete before their deadlines. */
  Promise<Integer> timeout(int count) {
    return runtime.spawn("root", () -> raced(count)).promise();
  }

  private Promise<Integer> raced(int count) {
    PromiseSource<Integer> all = runtime.promise();
    seen = 0;
    for (int i = 0; i < count; i++) {
      PromiseSource<Integer> source = runtime.promise();
      runtime.timeout(LONG, source.promise()).onComplete(outcome -> count(outcome, count, all));
      source.succeed(i);
    }
    return all.promise();
  }

  private void count(Outcome<Integer> outcome, int count, PromiseSource<Integer> all) {
    seen += outcome instanceof Outcome.Success ? 1 : 0;
    if (seen == count) {
      all.succeed(seen);
    }
  }

  /** Timers are set, all of them are pending, and then they are cancelled with their task. */
  Promise<Integer> timers(int count) {
    PromiseSource<Integer> all = runtime.promise();
    PromiseSource<Integer> armed = runtime.promise();
    TaskHandle<Integer> sleeper = runtime.spawn("sleeper", () -> sleeping(count, armed, all));
    armed.promise().onComplete(outcome -> sleeper.cancel());
    return all.promise();
  }

  private Promise<Integer> sleeping(
      int count, PromiseSource<Integer> armed, PromiseSource<Integer> all) {
    seen = 0;
    for (int i = 0; i < count; i++) {
      runtime.sleep(LONG).onComplete(outcome -> countCancelled(outcome, count, all));
    }
    armed.succeed(count);
    return all.promise();
  }

  private void countCancelled(
      Outcome<@Nullable Void> outcome, int count, PromiseSource<Integer> all) {
    seen += outcome instanceof Outcome.Cancelled ? 1 : 0;
    if (seen == count) {
      all.succeed(seen);
    }
  }
}
