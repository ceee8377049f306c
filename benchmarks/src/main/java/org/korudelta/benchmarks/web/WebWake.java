package org.korudelta.benchmarks.web;

import java.util.List;

/** What wakes up, and whose platform's own way stands beside it. */
enum WebWake {
  SLEEP("sleep", "setTimeout"),
  INTERVAL("interval", "setInterval");

  /** How long a sleep is, and the period: browsers stretch what is below four. */
  static final int PERIOD_MILLIS = 5;

  private final String key;
  private final String peer;

  WebWake(String key, String peer) {
    this.key = key;
    this.peer = peer;
  }

  /** The name that the scripts have for it. */
  String key() {
    return key;
  }

  String peer() {
    return peer;
  }

  /** Its rows: percentiles of lateness. */
  List<WebLateness> rows() {
    return List.of(
        new WebLateness(this, 50, "p50"),
        new WebLateness(this, 90, "p90"),
        new WebLateness(this, 99, "p99"),
        new WebLateness(this, 100, "max"));
  }
}
