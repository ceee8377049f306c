package org.korudelta.benchmarks.runtime;

import java.util.concurrent.TimeUnit;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.jvm.JvmRuntime;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.host.HostedRuntime;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Calls of a few nanoseconds through {@link AsyncRuntime} and by the runtime's own class. Three
 * runtimes have been called at the same place before, so the compiler cannot know which one it is.
 *
 * <p>Hypothesis: the interface costs at most 5 %, because a call of the least of these operations
 * allocates or reads a clock, and looking up the method is little beside it. Command: {@code ./koru
 * bench runtime --only 'Runtime\.'}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ZeroCostBenchmark {
  private static final int WARM_CALLS = 50_000;
  private static final Integer VALUE = 1;

  private JvmRuntime jvm;
  private HostedRuntime hosted;
  private AsyncRuntime jvmAsAny;
  private AsyncRuntime hostedAsAny;

  /** Opens three runtimes, and calls each of them where all are called. */
  @Setup
  public void open(Blackhole sink) {
    jvm = JvmRuntime.inMemory();
    hosted = new HostedRuntime(new LoopHost());
    jvmAsAny = jvm;
    hostedAsAny = hosted;
    AsyncRuntime third = DeterministicRuntime.seeded(1);
    for (int i = 0; i < WARM_CALLS; i++) {
      callAll(jvmAsAny, sink);
      callAll(hostedAsAny, sink);
      callAll(third, sink);
    }
  }

  private static void callAll(AsyncRuntime runtime, Blackhole sink) {
    sink.consume(completed(runtime));
    sink.consume(promise(runtime));
    sink.consume(now(runtime));
  }

  private static Promise<Integer> completed(AsyncRuntime runtime) {
    return runtime.completed(VALUE);
  }

  private static PromiseSource<Integer> promise(AsyncRuntime runtime) {
    return runtime.promise();
  }

  private static long now(AsyncRuntime runtime) {
    return runtime.now();
  }

  /** A complete promise of the JVM runtime, through the interface. */
  @Benchmark
  public Promise<Integer> jvmCompleted() {
    return completed(jvmAsAny);
  }

  /** A complete promise of the JVM runtime, by its class. */
  @Benchmark
  public Promise<Integer> jvmCompletedDirect() {
    return jvm.completed(VALUE);
  }

  /** A pending promise of the JVM runtime, through the interface. */
  @Benchmark
  public PromiseSource<Integer> jvmPromise() {
    return promise(jvmAsAny);
  }

  /** A pending promise of the JVM runtime, by its class. */
  @Benchmark
  public PromiseSource<Integer> jvmPromiseDirect() {
    return jvm.promise();
  }

  /** The clock of the JVM runtime, through the interface. */
  @Benchmark
  public long jvmNow() {
    return now(jvmAsAny);
  }

  /** The clock of the JVM runtime, by its class. */
  @Benchmark
  public long jvmNowDirect() {
    return jvm.now();
  }

  /** A complete promise of the hosted runtime, through the interface. */
  @Benchmark
  public Promise<Integer> hostedCompleted() {
    return completed(hostedAsAny);
  }

  /** A complete promise of the hosted runtime, by its class. */
  @Benchmark
  public Promise<Integer> hostedCompletedDirect() {
    return hosted.completed(VALUE);
  }

  /** A pending promise of the hosted runtime, through the interface. */
  @Benchmark
  public PromiseSource<Integer> hostedPromise() {
    return promise(hostedAsAny);
  }

  /** A pending promise of the hosted runtime, by its class. */
  @Benchmark
  public PromiseSource<Integer> hostedPromiseDirect() {
    return hosted.promise();
  }

  /** The clock of the hosted runtime, through the interface. */
  @Benchmark
  public long hostedNow() {
    return now(hostedAsAny);
  }

  /** The clock of the hosted runtime, by its class. */
  @Benchmark
  public long hostedNowDirect() {
    return hosted.now();
  }

  /** Closes the runtime that has threads. */
  @TearDown
  public void close() {
    jvm.close();
  }
}
