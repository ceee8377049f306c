package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;

@Timeout(30)
class RuntimeExecutorsTests {
  private final List<String> reports = new CopyOnWriteArrayList<>();
  private final JvmRuntime runtime =
      JvmRuntime.builder().errorSink((task, error) -> reports.add(task + ": " + error)).open();
  private final ExecutorService pool = Executors.newSingleThreadExecutor();

  @AfterEach
  void close() {
    runtime.close();
    pool.shutdownNow();
  }

  @Test
  void of_stageContinuesThere_onAThreadOfTheRuntime() {
    String thread =
        CompletableFuture.supplyAsync(
                () -> Thread.currentThread().getName(), RuntimeExecutors.of(runtime, "store"))
            .join();

    assertThat(thread).startsWith("korudelta-worker-");
  }

  @Test
  void of_commandThrows_isReportedWithTheTasksName() {
    RuntimeExecutors.of(runtime, "store")
        .execute(
            () -> {
              throw new IllegalStateException("planted");
            });
    runtime.close();

    assertThat(reports).singleElement().asString().startsWith("store: ").contains("planted");
  }

  @Test
  void submit_callGivesAValue_soDoesThePromise() {
    String thread =
        runtime.await(
            "submit",
            () -> RuntimeExecutors.submit(runtime, pool, () -> Thread.currentThread().getName()));

    assertThat(thread).startsWith("pool-");
  }

  @Test
  void submit_callThrows_thePromiseFails() {
    assertThatThrownBy(() -> runtime.await("submit", () -> submit(new Exception("planted"))))
        .hasRootCauseMessage("planted");
  }

  @Test
  void submit_executorRejects_isUnavailable() {
    pool.shutdown();

    assertThatThrownBy(() -> runtime.await("submit", () -> submit(new Exception("not reached"))))
        .isInstanceOf(KoruException.Unavailable.class)
        .hasMessageContaining("executor rejects work");
  }

  private Promise<Integer> submit(Exception error) {
    return RuntimeExecutors.submit(
        runtime,
        pool,
        () -> {
          throw error;
        });
  }
}
