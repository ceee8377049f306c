package org.korudelta.benchmarks.result;

import java.util.List;

/**
 * Arguments of a JVM that does not measure its own memory: on a virtual machine memory that is
 * touched for the first time costs more than most of what is measured here.
 */
public final class SteadyJvm {
  private SteadyJvm() {}

  /** Arguments for a heap of so many MiB, all of it touched before anything is measured. */
  public static List<String> arguments(int heapMebibytes) {
    return List.of(
        "-Xms" + heapMebibytes + "m",
        "-Xmx" + heapMebibytes + "m",
        "-XX:+AlwaysPreTouch",
        "-XX:+UseTransparentHugePages");
  }
}
