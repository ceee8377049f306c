package org.korudelta.cli.conformance;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.scenarios.ScenarioGroup;
import org.korudelta.error.KoruException;

/**
 * How the run of one column ended.
 *
 * @param report what it observed; empty when the platform is not there or gave none
 * @param problem why there is no report, in words; empty when there is one
 * @param millis how long it took
 */
record ColumnRun(String name, Optional<Report> report, String problem, long millis) {
  /** More would take the processors from each other: every platform keeps one busy. */
  private static final int AT_A_TIME = 2;

  /**
   * Runs {@code group} on all {@code columns}, two at a time; the runs in their order.
   *
   * @param finished hears a column's name and a scenario's id, on several threads
   */
  static List<ColumnRun> all(
      List<Column> columns, ScenarioGroup group, BiConsumer<String, String> finished) {
    ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      return columns.stream()
          .map(column -> CompletableFuture.supplyAsync(() -> of(column, group, finished), pool))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    } finally {
      pool.shutdownNow();
    }
  }

  private static ColumnRun of(
      Column column, ScenarioGroup group, BiConsumer<String, String> finished) {
    long start = System.nanoTime();
    Optional<Report> report = Optional.empty();
    String problem = "";
    try {
      report = Optional.of(column.run(group, id -> finished.accept(column.name(), id)));
    } catch (KoruException e) {
      problem = e.code() + ": " + e.getMessage();
    }
    return new ColumnRun(column.name(), report, problem, (System.nanoTime() - start) / 1_000_000);
  }

  /** {@code jvm-17 4.2 s}, or why there is no report. */
  String text() {
    String seconds = millis / 1_000 + "." + millis / 100 % 10;
    return report.isPresent() ? name + " " + seconds + " s" : name + " " + problem;
  }
}
