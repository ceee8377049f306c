package org.korudelta.jvm.lincheck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/** A task that ends, waits by two callbacks before or after that, and is closed meanwhile. */
public final class TaskCalls {
  private final Hands hands = new Hands();
  private final AsyncRuntime runtime = hands.runtime();
  private final Channel<Integer> channel = runtime.channel(1);
  private final PromiseSource<Integer> end = runtime.promise();
  private final PromiseSource<Integer> once = runtime.promise();
  private final PromiseSource<Integer> again = runtime.promise();
  private final List<Promise<Optional<Integer>>> waits = new ArrayList<>();

  public TaskCalls() {
    runtime.spawn("task", this::body);
    hands.help();
  }

  private Promise<Integer> body() {
    once.promise().onComplete(go -> receive());
    again.promise().onComplete(go -> receive());
    return end.promise();
  }

  private void receive() {
    Promise<Optional<Integer>> received = channel.receive();
    synchronized (waits) {
      waits.add(received);
    }
  }

  @Operation(runOnce = true)
  public void waitOnce() {
    once.succeed(0);
    hands.help();
  }

  @Operation(runOnce = true)
  public void waitAgain() {
    again.succeed(0);
    hands.help();
  }

  /** Ends a wait. */
  @Operation(runOnce = true)
  public void serve() {
    channel.trySend(1);
    hands.help();
  }

  @Operation(runOnce = true)
  public void end() {
    end.succeed(0);
    hands.help();
  }

  @Operation(runOnce = true)
  public void close() {
    runtime.close(Duration.ZERO);
    hands.help();
  }

  /** Once closed and ended, nothing waits and no task is left. */
  @Validate
  public void nothingWaits() {
    Promise<List<String>> closed = runtime.close(Duration.ZERO);
    waitOnce();
    waitAgain();
    end();
    if (!Hands.result(closed).equals(List.of())) {
      throw new AssertionError("left: " + Hands.result(closed));
    }
    if (waits.size() != 2 || !waits.stream().allMatch(wait -> wait.peek().isPresent())) {
      throw new AssertionError("waits: " + waits.stream().map(Promise::peek).toList());
    }
  }
}
