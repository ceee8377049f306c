package org.korudelta.conformance;

import java.util.List;

/** What one scenario gave on one platform. */
public sealed interface Cell {

  /** The scenario. */
  String id();

  /** It ran and observed; equal on all platforms if the behaviour is. */
  record Observed(String id, String digest, List<String> transcript) implements Cell {
    public Observed {
      transcript = List.copyOf(transcript);
    }

    /**
     * The observations of two platforms, or two schedules, side by side: the first that differs.
     */
    public String firstDifference(Observed other) {
      int count = Math.max(transcript.size(), other.transcript.size());
      for (int i = 0; i < count; i++) {
        if (!line(i).equals(other.line(i))) {
          return "observation=" + i + " one=[" + line(i) + "] other=[" + other.line(i) + "]";
        }
      }
      return "none";
    }

    private String line(int index) {
      return index < transcript.size() ? transcript.get(index) : "";
    }
  }

  /** The platform lacks the capability, and said {@code unsupported}. */
  record Absent(String id) implements Cell {}

  /** It failed, was cancelled, never ended or observed nothing. */
  record Failed(String id, String reason) implements Cell {}
}
