package org.korudelta.benchmarks;

import java.nio.file.Path;

/** What is measured, by the name it has in results. */
public enum EngineKind {
  /** KoruDelta with real files. */
  KORUDELTA("KoruDelta"),
  /** A map of skip lists in memory. */
  MAP("map"),
  /** Appends to a file. */
  RAW("raw file");

  private final String label;

  EngineKind(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  Writer writer(Path directory) {
    return this == RAW ? new RawFile(directory) : engine(directory);
  }

  Engine engine(Path directory) {
    return switch (this) {
      case KORUDELTA -> new KoruEngine(directory);
      case MAP -> new MapEngine();
      case RAW -> throw new IllegalArgumentException("cannot read: engine=" + label);
    };
  }
}
