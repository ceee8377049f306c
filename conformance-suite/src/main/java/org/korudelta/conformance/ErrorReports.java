package org.korudelta.conformance;

import java.util.ArrayList;
import java.util.List;

/** The error sink of one world. Threading: any thread. */
final class ErrorReports implements Platform.ErrorSink {
  private final List<Reported> reports = new ArrayList<>();

  @Override
  public synchronized void report(String task, Throwable error) {
    reports.add(new Reported(task, error));
  }

  synchronized List<Reported> take() {
    List<Reported> taken = List.copyOf(reports);
    reports.clear();
    return taken;
  }
}
