package org.korudelta.browser.bench;

import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.ForwardingRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.host.HostedRuntime;

/**
 * The smallest calls of a runtime, through the interface and by its class. Three runtimes are in
 * this bundle and have been called at the same places before, so that neither of the two compilers
 * knows which one it is.
 */
final class WebCalls {
  private static final Integer VALUE = 1;
  private static final int WARM_CALLS = 20_000;

  /** What a call gives goes here: else a compiler could leave the call out. */
  @SuppressWarnings("UnusedVariable") // Written, and that is all.
  private static @Nullable Object kept;

  @SuppressWarnings("UnusedVariable") // As the other.
  private static long keptNanos;

  private final HostedRuntime runtime;
  private final AsyncRuntime any;

  WebCalls(HostedRuntime runtime) {
    this.runtime = runtime;
    this.any = runtime;
  }

  /** A runtime that hands everything on. */
  private static final class Forwarding extends ForwardingRuntime {
    private final AsyncRuntime to;

    Forwarding(AsyncRuntime to) {
      this.to = to;
    }

    @Override
    protected AsyncRuntime delegate() {
      return to;
    }
  }

  /** Calls each runtime where all are called, the first time that anything is measured here. */
  private static final class Warmth {
    private static boolean warm;

    static void of(AsyncRuntime runtime) {
      if (!warm) {
        warm = true;
        callAll(new Forwarding(runtime));
        callAll(DeterministicRuntime.seeded(1));
        callAll(runtime);
      }
    }

    private static void callAll(AsyncRuntime runtime) {
      completed(runtime, WARM_CALLS);
      promise(runtime, WARM_CALLS);
      now(runtime, WARM_CALLS);
    }
  }

  Promise<Integer> completed(int count) {
    Warmth.of(any);
    return runtime.completed(completed(any, count));
  }

  Promise<Integer> promise(int count) {
    Warmth.of(any);
    return runtime.completed(promise(any, count));
  }

  Promise<Integer> now(int count) {
    Warmth.of(any);
    return runtime.completed(now(any, count));
  }

  private static int completed(AsyncRuntime runtime, int count) {
    int done = 0;
    for (; done < count; done++) {
      kept = runtime.completed(VALUE);
    }
    return done;
  }

  private static int promise(AsyncRuntime runtime, int count) {
    int done = 0;
    for (; done < count; done++) {
      kept = runtime.promise();
    }
    return done;
  }

  private static int now(AsyncRuntime runtime, int count) {
    int done = 0;
    for (; done < count; done++) {
      keptNanos = runtime.now();
    }
    return done;
  }

  Promise<Integer> completedDirect(int count) {
    int done = 0;
    for (; done < count; done++) {
      kept = runtime.completed(VALUE);
    }
    return runtime.completed(done);
  }

  Promise<Integer> promiseDirect(int count) {
    int done = 0;
    for (; done < count; done++) {
      kept = runtime.promise();
    }
    return runtime.completed(done);
  }

  Promise<Integer> nowDirect(int count) {
    int done = 0;
    for (; done < count; done++) {
      keptNanos = runtime.now();
    }
    return runtime.completed(done);
  }
}
