package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

@Timeout(30)
class CompletionStagesTests {
  private final List<String> reports = new CopyOnWriteArrayList<>();
  private final JvmRuntime runtime =
      JvmRuntime.builder().errorSink((task, error) -> reports.add(task + error)).open();

  @AfterEach
  void close() {
    runtime.close();
    assertThat(reports).isEmpty();
  }

  @Test
  void of_value_completesWithIt() throws Exception {
    CompletableFuture<Integer> stage =
        CompletionStages.of(runtime.sleep(Duration.ofMillis(5)).map(x -> 42)).toCompletableFuture();
    assertThat(stage.get(10, TimeUnit.SECONDS)).isEqualTo(42);
  }

  @Test
  void of_failure_completesWithTheSameError() {
    KoruException error = new KoruException.Conflict("planted");
    PromiseSource<Object> source = runtime.promise();
    CompletableFuture<Object> stage = CompletionStages.of(source.promise()).toCompletableFuture();
    source.fail(error); // Only now: outside of tasks, who looks later may look too late (R3).
    assertThatThrownBy(() -> stage.get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isSameAs(error);
  }

  @Test
  void of_cancelled_isCancelled() {
    PromiseSource<Integer> source = runtime.promise();
    CompletableFuture<Integer> stage = CompletionStages.of(source.promise()).toCompletableFuture();
    source.cancel();
    assertThatThrownBy(() -> stage.get(10, TimeUnit.SECONDS))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void promise_everyOutcome_comesAcross() {
    KoruException error = new KoruException.Conflict("planted");
    CompletableFuture<Integer> cancelled = new CompletableFuture<>();
    cancelled.cancel(false);
    assertThat(outcome(CompletableFuture.completedFuture(7))).isEqualTo(new Outcome.Success<>(7));
    assertThat(outcome(CompletableFuture.failedFuture(error)))
        .isEqualTo(new Outcome.Failure<>(error));
    assertThat(outcome(CompletableFuture.failedFuture(new CompletionException(error))))
        .isEqualTo(new Outcome.Failure<>(error));
    assertThat(outcome(cancelled)).isEqualTo(new Outcome.Cancelled<>());
    assertThat(outcome(cancelled.thenApply(x -> x + 1))).isEqualTo(new Outcome.Cancelled<>());
  }

  private Outcome<Integer> outcome(CompletableFuture<Integer> stage) {
    return runtime.await(
        "outcome",
        () -> {
          Promise<Integer> promise = CompletionStages.promise(runtime, stage);
          return promise.handle(runtime::completed);
        });
  }
}
