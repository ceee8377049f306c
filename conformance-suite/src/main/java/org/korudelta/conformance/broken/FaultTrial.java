package org.korudelta.conformance.broken;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.conformance.Cell;
import org.korudelta.conformance.Platform;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.Scenario;
import org.korudelta.conformance.Suite;
import org.korudelta.error.KoruException;

/**
 * The suite with a planted fault, beside the suite on the same platform without it.
 *
 * @param platform what carries the fault
 * @param caughtBy the scenarios that failed or observed something else, in the suite's order
 * @param unsound the scenarios that fail without the fault: there should be none
 */
public record FaultTrial(
    Fault fault, String platform, List<String> caughtBy, List<String> unsound) {

  public FaultTrial {
    caughtBy = List.copyOf(caughtBy);
    unsound = List.copyOf(unsound);
  }

  /**
   * Runs {@code scenarios} on both; they must be platforms that run inside the call, such as those
   * on a virtual clock, whose steps are limited: then a lost wake-up ends as a failure.
   */
  public static FaultTrial of(
      Fault fault, List<Scenario> scenarios, Platform sound, Platform broken) {
    Report expected = run(scenarios, sound);
    Report actual = run(scenarios, broken);
    List<String> caughtBy = new ArrayList<>();
    List<String> unsound = new ArrayList<>();
    for (int i = 0; i < scenarios.size(); i++) {
      Cell cell = expected.cells().get(i);
      if (cell instanceof Cell.Failed) {
        unsound.add(cell.id());
      } else if (!cell.equals(actual.cells().get(i))) {
        caughtBy.add(cell.id());
      }
    }
    return new FaultTrial(fault, sound.name(), caughtBy, unsound);
  }

  /** Whether the scenarios that name the fault noticed it, and notice nothing without it. */
  public boolean caught() {
    return unsound.isEmpty() && caughtBy.containsAll(fault.namedBy());
  }

  /** {@code loses-a-wake-up on plain: caught by 12 scenarios, by name R4.no_wake_up_lost}. */
  public String text() {
    String start = fault.text() + " on " + platform + ": ";
    if (!unsound.isEmpty()) {
      return start + "nothing shown, these fail without the fault: " + unsound;
    }
    return start
        + (caught() ? "" : "ESCAPED, ")
        + "caught by "
        + caughtBy.size()
        + " scenarios, by name "
        + named();
  }

  private String named() {
    List<String> named = fault.namedBy().stream().filter(caughtBy::contains).toList();
    return named.isEmpty() ? "none" : String.join(", ", named);
  }

  private static Report run(List<Scenario> scenarios, Platform platform) {
    List<Report> reports = new ArrayList<>();
    Suite.run(scenarios, platform, reports::add);
    if (reports.isEmpty()) {
      throw new KoruException.BadRequest(
          "platform does not run inside the call: platform=" + platform.name());
    }
    return reports.get(0);
  }
}
