package org.korudelta.cli.conformance;

import java.util.function.Consumer;
import org.korudelta.conformance.Report;

/** The suite on this JVM, over threads and memory. */
final class JvmMemoryColumn implements Column {

  @Override
  public String name() {
    return "jvm-memory";
  }

  @Override
  public Report run(Consumer<String> finished) {
    return SuiteRun.of(new JvmMemory(name()), finished);
  }
}
