package org.korudelta.benchmarks.engine;

import java.util.Locale;

/** What is drawn over the number of versions. */
enum GrowthChart {
  GET(Job.GET, EngineOperation.GET, "get, current: ns"),
  GET_AT(Job.GET_AT, EngineOperation.GET_AT, "getAt, a past time: ns"),
  BATCH(Job.LOAD, EngineOperation.FILL, "written in batches of 1,000, durable: ns a version"),
  OPEN(Job.OPEN, EngineOperation.OPEN_CLEAN, "open, clean: ms"),
  DISK(Job.LOAD, EngineOperation.DISK, "disk per version, sealed: bytes"),
  HEAP(Job.HEAP, EngineOperation.HEAP, "heap per version, not hot: bytes");

  private static final double NANOS_PER_SECOND = 1e9;

  private final Job job;
  private final EngineOperation row;
  private final String title;

  GrowthChart(Job job, EngineOperation row, String title) {
    this.job = job;
    this.row = row;
    this.title = title;
  }

  Job job() {
    return job;
  }

  EngineOperation row() {
    return row;
  }

  String title() {
    return title;
  }

  /** Its file's name. */
  String file() {
    return "growth-" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg";
  }

  /** What is drawn for a figure of {@link #row}: of a rate the time that one takes. */
  double drawn(double figure) {
    return row.unit().endsWith("/s") ? NANOS_PER_SECOND / figure : figure;
  }
}
