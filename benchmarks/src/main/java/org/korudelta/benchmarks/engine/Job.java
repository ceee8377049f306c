package org.korudelta.benchmarks.engine;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.korudelta.benchmarks.engine.peer.EngineKind;
import org.korudelta.benchmarks.engine.peer.EngineKind.Ability;

/** What one process measures of one engine, in the order of a run. */
enum Job {
  /** Fills a directory, which others read, and weighs it. */
  LOAD(EnumSet.of(Ability.REOPEN), EngineOperation.DISK, EngineOperation.FILL),
  PUT(EnumSet.of(Ability.SYNC), EngineOperation.PUT, EngineOperation.UPSTREAM_PUT),
  WRITERS(
      EnumSet.of(Ability.SYNC, Ability.READ),
      EngineOperation.WRITERS_RATIO,
      EngineOperation.WRITERS),
  BATCH(EnumSet.of(Ability.SYNC), EngineOperation.BATCH, EngineOperation.UPSTREAM_BATCH),
  ASYNC(EnumSet.of(Ability.ASYNC), EngineOperation.ASYNC),
  GET(
      EnumSet.of(Ability.READ),
      EngineOperation.GET,
      EngineOperation.READERS_RATIO,
      EngineOperation.UPSTREAM_GET),
  GET_AT(EnumSet.of(Ability.READ), EngineOperation.GET_AT),
  HISTORY(EnumSet.of(Ability.READ), EngineOperation.HISTORY),
  SCAN(EnumSet.of(Ability.READ), EngineOperation.SCAN),
  OPEN(EnumSet.of(Ability.READ, Ability.REOPEN), EngineOperation.OPEN_CLEAN),
  OPEN_KILLED(EnumSet.of(Ability.REOPEN), EngineOperation.OPEN_KILLED),
  HEAP(EnumSet.of(Ability.READ), EngineOperation.HEAP),
  MIXED(
      EnumSet.of(Ability.READ, Ability.SYNC),
      EngineOperation.MIXED_WRITES,
      EngineOperation.MIXED_READS);

  private final Set<Ability> needs;
  private final List<EngineOperation> rows;

  Job(Set<Ability> needs, EngineOperation... rows) {
    this.needs = needs;
    this.rows = List.of(rows);
  }

  /** Whether it can be measured of {@code kind}. */
  boolean fits(EngineKind kind) {
    return needs.stream().allMatch(kind::can);
  }

  /** What it measures, the one that names it first. */
  List<EngineOperation> rows() {
    return rows;
  }

  /** Whether it reads what {@link #LOAD} has filled; stores without files are filled anew. */
  boolean readsLoaded(EngineKind kind) {
    return this != LOAD
        && this != OPEN_KILLED
        && needs.contains(Ability.READ)
        && !needs.contains(Ability.SYNC)
        && kind.can(Ability.REOPEN);
  }
}
