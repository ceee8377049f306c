package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Reported;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;

/** R3: an error that nobody handles is reported, once, with its task; nothing else is. */
final class ErrorSinkScenarios {
  private static final int QUIET_TURNS = 50;

  private ErrorSinkScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("R3.unhandled_reported_once", ErrorSinkScenarios::unhandledReportedOnce),
        Scenario.of("R3.late_callback_gets_error", ErrorSinkScenarios::lateCallback),
        Scenario.of("R3.chain_reported_once", ErrorSinkScenarios::chainReportedOnce),
        Scenario.of("R3.handled_not_reported", ErrorSinkScenarios::handledNotReported));
  }

  private static Promise<@Nullable Void> unhandledReportedOnce(Context c) {
    loser(c);
    return reports(c).map(reports -> observe(c, reports));
  }

  private static Promise<@Nullable Void> lateCallback(Context c) {
    Promise<String> lost = loser(c);
    return reports(c)
        .then(
            reports -> {
              observe(c, reports);
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
    return reports(c).map(reports -> observe(c, reports));
  }

  private static Promise<@Nullable Void> handledNotReported(Context c) {
    Promise<String> handled = loser(c).recover(error -> c.runtime().completed("recovered"));
    return handled
        .then(
            text -> {
              c.observe("handler gave", text);
              return turns(c, QUIET_TURNS);
            })
        .map(none -> c.observe("reports", c.takeReports().size()));
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

  /** All reports, once there is one and some turns have brought no other. */
  private static Promise<List<Reported>> reports(Context c) {
    List<Reported> all = new ArrayList<>();
    return c.until(() -> all.addAll(c.takeReports()))
        .then(none -> turns(c, QUIET_TURNS))
        .map(
            none -> {
              all.addAll(c.takeReports());
              return all;
            });
  }

  private static Promise<@Nullable Void> turns(Context c, int count) {
    return count == 0
        ? c.runtime().completed(null)
        : c.runtime().yield().then(none -> turns(c, count - 1));
  }

  private static @Nullable Void observe(Context c, List<Reported> reports) {
    c.observe("reports", reports.size());
    for (Reported report : reports) {
      c.observe("task", report.task());
      c.expect(report.error() instanceof KoruException, "the error itself is reported");
      c.observe("error", (KoruException) report.error());
    }
    return null;
  }

  private static KoruException lost() {
    return new KoruException.BadRequest("lost value=7");
  }
}
