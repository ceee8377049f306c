package org.korudelta.conformance.scenarios;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Reported;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.TaskHandle;

/** R3: an error that nobody handles is reported, once, with its task; nothing else is. */
final class ErrorSinkScenarios {
  private static final int QUIET_TURNS = 50;
  private static final int LOSERS = 8;

  private ErrorSinkScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("R3.unhandled_reported_once", ErrorSinkScenarios::unhandledReportedOnce),
        Scenario.of("R3.late_callback_gets_error", ErrorSinkScenarios::lateCallback),
        Scenario.of("R3.chain_reported_once", ErrorSinkScenarios::chainReportedOnce),
        Scenario.of("R3.handled_not_reported", ErrorSinkScenarios::handledNotReported),
        Scenario.of("R3.thrown_by_spawn_body", ErrorSinkScenarios::thrownBySpawnBody),
        Scenario.of("R3.thrown_by_callback", ErrorSinkScenarios::thrownByCallback),
        Scenario.of("R3.thrown_by_strand_body", ErrorSinkScenarios::thrownByStrandBody),
        Scenario.of("R3.failed_by_a_source", ErrorSinkScenarios::failedBySource),
        Scenario.of("R3.each_failure_once", ErrorSinkScenarios::eachFailureOnce),
        Scenario.of("R3.callback_of_a_ready_task_in_time", ErrorSinkScenarios::readyTask),
        Scenario.of("R3.failure_after_its_deadline", ErrorSinkScenarios::afterDeadline));
  }

  private static Promise<@Nullable Void> unhandledReportedOnce(Context c) {
    loser(c);
    return reports(c, 1).map(reports -> observe(c, "loser", reports));
  }

  private static Promise<@Nullable Void> lateCallback(Context c) {
    Promise<String> lost = loser(c);
    return reports(c, 1)
        .then(
            reports -> {
              observe(c, "loser", reports);
              return c.error(ErrorCode.BAD_REQUEST, lost);
            })
        .map(error -> c.observe("late callback got", error));
  }

  private static Promise<@Nullable Void> chainReportedOnce(Context c) {
    c.runtime()
        .spawn(
            "chain",
            () -> {
              Promise<String> failed = c.runtime().failed(lost());
              failed.map(text -> text + "!").map(text -> text + "?");
              return c.runtime().yield();
            });
    return reports(c, 1).map(reports -> observe(c, "chain", reports));
  }

  private static Promise<@Nullable Void> handledNotReported(Context c) {
    Promise<String> handled = loser(c).recover(error -> c.runtime().completed("recovered"));
    return handled.then(
        text -> {
          c.observe("handler gave", text);
          return noReports(c);
        });
  }

  private static Promise<@Nullable Void> thrownBySpawnBody(Context c) {
    c.runtime()
        .<String>spawn(
            "thrower",
            () -> {
              throw lost();
            });
    return reports(c, 1).map(reports -> observe(c, "thrower", reports));
  }

  private static Promise<@Nullable Void> thrownByCallback(Context c) {
    AsyncRuntime runtime = c.runtime();
    runtime.spawn(
        "registrar",
        () -> {
          runtime.yield().onComplete(outcome -> Failures.fail("lost value=7"));
          return runtime.yield();
        });
    return reports(c, 1).map(reports -> observe(c, "registrar", reports));
  }

  private static Promise<@Nullable Void> thrownByStrandBody(Context c) {
    AsyncRuntime runtime = c.runtime();
    runtime.spawn(
        "giver",
        () -> {
          runtime.strand().<String>call(() -> Failures.fail("lost value=7"));
          return runtime.yield();
        });
    return reports(c, 1).map(reports -> observe(c, "giver", reports));
  }

  private static Promise<@Nullable Void> failedBySource(Context c) {
    PromiseSource<String> source = c.runtime().promise();
    c.runtime().call("completer", () -> source.fail(lost()));
    return reports(c, 1).map(reports -> observe(c, "completer", reports));
  }

  private static Promise<@Nullable Void> eachFailureOnce(Context c) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < LOSERS; i++) {
      names.add("loser-" + i);
      c.runtime().<String>call("loser-" + i, () -> Failures.fail("lost value=7"));
    }
    return reports(c, LOSERS)
        .map(
            reports -> {
              List<String> tasks = reports.stream().map(Reported::task).sorted().toList();
              return c.observeEqual("tasks", names, tasks);
            });
  }

  /** The handler is ready when the loser fails: it is held up until the handler is given. */
  private static Promise<@Nullable Void> readyTask(Context c) {
    Object turn = new Object();
    TaskHandle<String> loser;
    TaskHandle<String> handler;
    synchronized (turn) {
      loser = c.runtime().call("loser", () -> failAfter(turn));
      handler = c.runtime().spawn("handler", () -> loser.promise().recover(e -> handled(c, e)));
    }
    return handler
        .promise()
        .then(
            text -> {
              c.observe("handler gave", text);
              return noReports(c);
            });
  }

  private static String failAfter(Object turn) {
    synchronized (turn) {
      return Failures.fail("lost value=7");
    }
  }

  private static Promise<String> handled(Context c, Throwable error) {
    return c.runtime().completed("handled " + error.getMessage());
  }

  /** A deadline lets its promise go: what comes after it is a failure that nobody sees. */
  private static Promise<@Nullable Void> afterDeadline(Context c) {
    PromiseSource<String> source = c.runtime().promise();
    return c.error(
            ErrorCode.DEADLINE_EXCEEDED,
            c.runtime().timeout(Duration.ofMillis(1), source.promise()))
        .then(
            error -> {
              source.fail(lost());
              return reports(c, 1);
            })
        .map(reports -> observe(c, "R3.failure_after_its_deadline", reports));
  }

  private static Promise<String> loser(Context c) {
    return c.runtime()
        .<String>call(
            "loser",
            () -> {
              throw lost();
            })
        .promise();
  }

  /** All reports, once there are {@code count} and some turns have brought no other. */
  private static Promise<List<Reported>> reports(Context c, int count) {
    List<Reported> all = new ArrayList<>();
    return c.until(() -> taken(c, all).size() >= count)
        .then(none -> Turns.pass(c.runtime(), QUIET_TURNS))
        .map(none -> taken(c, all));
  }

  private static List<Reported> taken(Context c, List<Reported> all) {
    all.addAll(c.takeReports());
    return all;
  }

  private static Promise<@Nullable Void> noReports(Context c) {
    return Turns.pass(c.runtime(), QUIET_TURNS)
        .map(
            none -> {
              List<Reported> reports = c.takeReports();
              return c.observeEqual("reports", 0, reports.size());
            });
  }

  private static @Nullable Void observe(Context c, String task, List<Reported> reports) {
    c.observeEqual("reports", 1, reports.size());
    Reported report = reports.get(0);
    c.observeEqual("task", task, report.task());
    c.expect(report.error() instanceof KoruException, "the error itself is reported");
    c.observe("error", (KoruException) report.error());
    return null;
  }

  private static KoruException lost() {
    return Failures.bad("lost value=7");
  }
}
