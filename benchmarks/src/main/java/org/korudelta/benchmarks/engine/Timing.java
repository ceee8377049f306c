package org.korudelta.benchmarks.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** Iterations of something: first those that do not count, then those that do. */
final class Timing {
  private final Pace pace;

  Timing(Pace pace) {
    this.pace = pace;
  }

  /** How often a second {@code threads} threads did {@code work}, a figure an iteration. */
  List<Double> perSecond(int threads, IntUnaryOperator work)
      throws InterruptedException, ExecutionException {
    List<Double> figures = new ArrayList<>();
    try (Crew crew = new Crew(threads, work)) {
      for (int i = 0; i < pace.warmups() + pace.iterations(); i++) {
        figures.add(crew.perSecond(pace.iterationMillis()));
      }
    }
    return counted(figures);
  }

  /** Nanoseconds of each run of what {@code prepared} gives; preparing is not in them. */
  List<Double> nanos(Supplier<Runnable> prepared) {
    List<Double> figures = new ArrayList<>();
    for (int i = 0; i < pace.warmups() + pace.iterations(); i++) {
      Runnable work = prepared.get();
      long start = System.nanoTime();
      work.run();
      figures.add((double) (System.nanoTime() - start));
    }
    return counted(figures);
  }

  private List<Double> counted(List<Double> figures) {
    return List.copyOf(figures.subList(pace.warmups(), figures.size()));
  }
}
