package org.korudelta.benchmarks.web;

import java.io.IOException;
import org.korudelta.json.JsonObject;

/** A JavaScript engine that measures. Each job finds a fresh world. Threading: for one thread. */
interface WebEngine extends AutoCloseable {
  /** The longest that one job may take. */
  int JOB_SECONDS_MAX = 300;

  /**
   * Runs {@code job}; gives its reply. An engine that is not there, or that fails, is {@code
   * unavailable}.
   */
  JsonObject run(JsonObject job) throws IOException;

  @Override
  void close() throws IOException;
}
