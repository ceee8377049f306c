package org.korudelta.benchmarks.runtime;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * One operation of one peer, a batch a call. What is shared by the benchmarks of this package, each
 * of which has its hypothesis.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class WorkBenchmark {
  /** What is measured. */
  @Param("SPAWN_INSIDE")
  public RuntimeOperation operation = RuntimeOperation.SPAWN_INSIDE;

  /** Who is measured. */
  @Param("KORUDELTA")
  public Peer peer = Peer.KORUDELTA;

  @SuppressWarnings("NullAway.Init") // The set-up of each benchmark opens it.
  private Work work;

  /** For benchmarks of this package. */
  WorkBenchmark() {}

  final void openWork() {
    work = peer.open(operation);
  }

  final void closeWork() {
    work.close();
  }

  /** A batch, checked. */
  @Benchmark
  public long run() throws Exception {
    long done = work.run(operation.batch());
    if (done != operation.batch()) {
      throw new IllegalStateException(peer + " lost some: done=" + done + " of " + operation);
    }
    return done;
  }
}
