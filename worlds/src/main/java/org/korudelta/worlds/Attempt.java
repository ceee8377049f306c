package org.korudelta.worlds;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.causal.Version;

/**
 * One commit that a workload asked for. What it wrote is told apart by a mark that no other attempt
 * has; whether it was acknowledged is known only to a client that was told.
 */
final class Attempt {
  final String mark;
  final List<String> keys;
  private List<Version> acknowledged = List.of();

  Attempt(String mark, List<String> keys) {
    this.mark = mark;
    this.keys = keys;
  }

  void acknowledge(List<Version> versions) {
    acknowledged = new ArrayList<>(versions);
  }

  /** The versions the client was told of; empty when it was told nothing. */
  List<Version> acknowledged() {
    return acknowledged;
  }
}
