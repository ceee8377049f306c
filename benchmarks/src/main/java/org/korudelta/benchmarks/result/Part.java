package org.korudelta.benchmarks.result;

import java.util.List;

/**
 * The trials of one platform.
 *
 * @param platform its name in results
 */
public record Part(String platform, List<Trial> trials) {
  /** The platform that this program runs on. */
  public static final String JVM = "jvm";

  /** Keeps a copy of the trials. */
  public Part {
    trials = List.copyOf(trials);
  }
}
