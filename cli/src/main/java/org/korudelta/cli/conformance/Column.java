package org.korudelta.cli.conformance;

import java.util.function.Consumer;
import org.korudelta.conformance.Report;

/** One platform of the table: runs the whole suite there. */
public interface Column {

  /** The column's name. */
  String name();

  /**
   * Runs the suite; {@code finished} hears each scenario's id. A platform that is not there is
   * {@code unavailable}, with what to do; nothing waits longer than {@link #DEADLINE_SECONDS}.
   */
  Report run(Consumer<String> finished);

  /** The longest a platform may take, in seconds. */
  int DEADLINE_SECONDS = 300;
}
