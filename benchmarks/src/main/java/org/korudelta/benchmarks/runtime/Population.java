package org.korudelta.benchmarks.runtime;

import java.util.function.Supplier;

/** A world and all its tasks, which live for ever. About four of them wake in a millisecond. */
final class Population implements Opened {
  private static final int FEW = 1_000;
  private static final int MANY = 1_000_000;

  /** So many are started before they fall asleep: nobody is measured while a million are ready. */
  private static final int CROWD = 100;

  /** Some hundreds of events: a call overshoots by fewer, and the next one does fewer. */
  private static final int SLICE_MILLIS = 100;

  private final World world;
  private final int tasks;
  private final boolean yields;
  private long events;
  private long wanted;

  /**
   * Starts all tasks.
   *
   * @param yields whether they yield before each sleep
   */
  Population(World world, int tasks, boolean yields) {
    this.world = world;
    this.tasks = tasks;
    this.yields = yields;
    for (int i = 0; i < tasks; i++) {
      world.start(new Life(this, i));
      if (i % CROWD == 0) {
        world.advance(0);
      }
    }
    world.advance(0);
  }

  static Works<Population> works(Supplier<World> worlds) {
    return new Works<>(() -> new Population(worlds.get(), FEW, true))
        .with(RuntimeOperation.VIRTUAL, Population::run)
        .and(
            new Works<>(() -> new Population(worlds.get(), MANY, false))
                .with(RuntimeOperation.VIRTUAL_PENDING, Population::run));
  }

  int tasks() {
    return tasks;
  }

  boolean yields() {
    return yields;
  }

  void resumed() {
    events++;
  }

  /** How often tasks were resumed. */
  long events() {
    return events;
  }

  void advance(int millis) {
    world.advance(millis);
  }

  private long run(int count) {
    wanted += count;
    while (events < wanted) {
      world.advance(SLICE_MILLIS);
    }
    return count;
  }

  /** A world that nobody advances stands still. */
  @Override
  public void close() {}
}
