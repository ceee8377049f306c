package org.korudelta.cli.conformance;

import java.util.function.Consumer;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.scenarios.ScenarioGroup;

/** The suite on this JVM, over threads and memory. */
final class JvmMemoryColumn implements Column {

  @Override
  public String name() {
    return "jvm-memory";
  }

  @Override
  public Report run(ScenarioGroup group, Consumer<String> finished) {
    return SuiteRun.of(group, new JvmMemory(name()), finished);
  }
}
