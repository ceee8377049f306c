package org.korudelta.cli.conformance;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.conformance.Scenario;
import org.korudelta.conformance.broken.BrokenHost;
import org.korudelta.conformance.broken.HostTrial;
import org.korudelta.conformance.broken.PlainPlatform;
import org.korudelta.conformance.scenarios.Catalogue;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArrayBuilder;
import org.korudelta.json.JsonValue;

/** Every broken host under the whole suite, on the plain platform and on the virtual clock. */
final class BrokenHosts {
  private BrokenHosts() {}

  static List<HostTrial> trials() {
    List<Scenario> scenarios = Catalogue.scenarios();
    List<HostTrial> trials = new ArrayList<>();
    for (BrokenHost fault : BrokenHost.values()) {
      trials.add(HostTrial.of(fault, scenarios, PlainPlatform.sound(), PlainPlatform.with(fault)));
      trials.add(
          HostTrial.of(
              fault,
              scenarios,
              DeterministicPlatform.schedule(0),
              DeterministicPlatform.with(fault)));
    }
    return trials;
  }

  /** {@code [{"host":…,"platform":…,"caught":true,"caughtBy":[…]},…]}. */
  static JsonValue json(List<HostTrial> trials) {
    JsonArrayBuilder all = Json.array();
    for (HostTrial trial : trials) {
      JsonArrayBuilder caughtBy = Json.array();
      trial.caughtBy().forEach(caughtBy::add);
      all.add(
          Json.object()
              .put("host", trial.fault().text())
              .put("platform", trial.platform())
              .put("caught", trial.caught())
              .put("caughtBy", caughtBy.build())
              .build());
    }
    return all.build();
  }
}
