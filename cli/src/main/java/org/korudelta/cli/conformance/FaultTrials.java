package org.korudelta.cli.conformance;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.conformance.Scenario;
import org.korudelta.conformance.broken.Fault;
import org.korudelta.conformance.broken.FaultTrial;
import org.korudelta.conformance.broken.PlainPlatform;
import org.korudelta.conformance.scenarios.ScenarioGroup;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArrayBuilder;
import org.korudelta.json.JsonValue;

/**
 * Every planted fault, on the plain platform and on the virtual clock, before the scenarios of
 * those lines of the semantics by which it is named.
 */
final class FaultTrials {
  private FaultTrials() {}

  /** None for a group without the scenarios that name the faults: those of the runtime. */
  static List<FaultTrial> trials(ScenarioGroup group) {
    List<FaultTrial> trials = new ArrayList<>();
    if (group.contains(ScenarioGroup.RUNTIME)) {
      for (Fault fault : Fault.values()) {
        trials.addAll(trials(fault, about(fault)));
      }
    }
    return trials;
  }

  private static List<FaultTrial> trials(Fault fault, List<Scenario> scenarios) {
    return List.of(
        FaultTrial.of(fault, scenarios, PlainPlatform.sound(), PlainPlatform.with(fault)),
        FaultTrial.of(
            fault,
            scenarios,
            DeterministicPlatform.schedule(0),
            DeterministicPlatform.with(fault)));
  }

  private static List<Scenario> about(Fault fault) {
    List<String> lines = fault.namedBy().stream().map(FaultTrials::line).toList();
    return ScenarioGroup.RUNTIME.scenarios().stream()
        .filter(scenario -> lines.contains(line(scenario.id())))
        .toList();
  }

  /** {@code R4} of {@code R4.no_wake_up_lost}. */
  private static String line(String id) {
    return id.substring(0, id.indexOf('.'));
  }

  /** {@code [{"fault":…,"platform":…,"caught":true,"caughtBy":[…]},…]}. */
  static JsonValue json(List<FaultTrial> trials) {
    JsonArrayBuilder all = Json.array();
    for (FaultTrial trial : trials) {
      JsonArrayBuilder caughtBy = Json.array();
      trial.caughtBy().forEach(caughtBy::add);
      all.add(
          Json.object()
              .put("fault", trial.fault().text())
              .put("platform", trial.platform())
              .put("caught", trial.caught())
              .put("caughtBy", caughtBy.build())
              .build());
    }
    return all.build();
  }
}
