package org.korudelta.browser.bench;

import java.util.concurrent.Callable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/** Tasks that are started, waited for, and give way. */
final class WebTasks {
  private final AsyncRuntime runtime;
  private int ended;

  WebTasks(AsyncRuntime runtime) {
    this.runtime = runtime;
  }

  /** A task starts tasks. */
  Promise<Integer> spawn(int count) {
    return runtime.spawn("root", () -> spawned(count)).promise();
  }

  private Promise<Integer> spawned(int count) {
    PromiseSource<Integer> all = runtime.promise();
    ended = 0;
    Callable<Integer> body =
        () -> {
          if (++ended == count) {
            all.succeed(ended);
          }
          return ended;
        };
    for (int i = 0; i < count; i++) {
      runtime.call("task", body);
    }
    return all.promise();
  }

  /** A task starts a task and waits for it, again and again. */
  Promise<Integer> join(int count) {
    return runtime.spawn("root", () -> joined(count, 0)).promise();
  }

  private Promise<Integer> joined(int left, int sum) {
    return left == 0
        ? runtime.completed(sum)
        : runtime.call("task", () -> 1).promise().then(one -> joined(left - 1, sum + one));
  }

  /** A task goes to the end of the queue, again and again. */
  Promise<Integer> yields(int count) {
    return runtime.spawn("root", () -> yielded(count, 0)).promise();
  }

  private Promise<Integer> yielded(int left, int sum) {
    return left == 0
        ? runtime.completed(sum)
        : runtime.yield().then(nothing -> yielded(left - 1, sum + 1));
  }
}
