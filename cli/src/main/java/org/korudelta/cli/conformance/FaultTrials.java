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

/** Every planted fault, on the plain platform and on the virtual clock. */
final class FaultTrials {
  private FaultTrials() {}

  /** None for a group without the scenarios that name the faults: those of the runtime. */
  static List<FaultTrial> trials(ScenarioGroup group) {
    return group.contains(ScenarioGroup.RUNTIME) ? trials(group.scenarios()) : List.of();
  }

  private static List<FaultTrial> trials(List<Scenario> scenarios) {
    List<FaultTrial> trials = new ArrayList<>();
    for (Fault fault : Fault.values()) {
      trials.add(FaultTrial.of(fault, scenarios, PlainPlatform.sound(), PlainPlatform.with(fault)));
      trials.add(
          FaultTrial.of(
              fault,
              scenarios,
              DeterministicPlatform.schedule(0),
              DeterministicPlatform.with(fault)));
    }
    return trials;
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
