package org.korudelta.cli.conformance;

import java.util.function.Consumer;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.scenarios.ScenarioGroup;

/** The suite on this JVM, over a host that uses nothing but what is open to everybody. */
final class ExecutorColumn implements Column {

  @Override
  public String name() {
    return "executor";
  }

  @Override
  public Report run(ScenarioGroup group, Consumer<String> finished) {
    return SuiteRun.of(group, new ExecutorPlatform(name()), finished);
  }
}
