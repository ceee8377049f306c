package org.korudelta.benchmarks.engine;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.korudelta.benchmarks.chart.Chart;
import org.korudelta.benchmarks.chart.Series;
import org.korudelta.benchmarks.chart.Series.Point;
import org.korudelta.benchmarks.engine.peer.EngineKind;
import org.korudelta.benchmarks.result.Measurement;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArrayBuilder;

/**
 * The same engines with more and more versions, each job in a process of its own, as pictures and
 * as a file of all points.
 *
 * <p>Threading: for one thread.
 */
final class Growth {
  /** Versions, from ten thousand up. */
  static final List<Integer> SIZES =
      List.of(10_000, 50_000, 200_000, 1_000_000, 2_000_000, 5_000_000);

  private static final List<EngineKind> KINDS =
      List.of(EngineKind.KORUDELTA, EngineKind.MAP, EngineKind.ROCKS, EngineKind.LMDB);

  private final ChildJvm jvm;
  private final Shape shape;
  private final Path directory;
  private final PrintWriter progress;
  private final Map<GrowthChart, Map<EngineKind, List<Point>>> points =
      new EnumMap<>(GrowthChart.class);

  /** Up to {@code shape}'s versions; pictures and files go to {@code directory}. */
  Growth(ChildJvm jvm, Shape shape, Path directory, PrintWriter progress) {
    this.jvm = jvm;
    this.shape = shape;
    this.directory = directory;
    this.progress = progress;
  }

  /** Measures and draws; gives the pictures. */
  List<Path> run() throws IOException, InterruptedException {
    Files.createDirectories(directory);
    for (int size : SIZES) {
      if (size <= shape.versions()) {
        measure(size);
      }
    }
    Files.write(directory.resolve("growth.json"), json());
    return draw();
  }

  private void measure(int size) throws IOException, InterruptedException {
    for (EngineKind kind : KINDS) {
      try (Prepared prepared = new Prepared(jvm, shape.withVersions(size), directory)) {
        progress.printf(Locale.ROOT, "%,10d versions, %-10s", size, kind.label());
        for (Job job : jobs(kind)) {
          Path log = directory.resolve("growth-" + job + "-" + kind + ".log");
          keep(size, kind, new EngineTrial(job, kind, prepared).measure(log));
        }
        progress.println();
      }
    }
  }

  private static Set<Job> jobs(EngineKind kind) {
    Set<Job> jobs = new TreeSet<>();
    for (GrowthChart chart : GrowthChart.values()) {
      if (chart.job().fits(kind)) {
        jobs.add(chart.job());
      }
    }
    return jobs;
  }

  private void keep(int size, EngineKind kind, List<Measurement> measured) {
    for (Measurement measurement : measured) {
      for (GrowthChart chart : GrowthChart.values()) {
        if (chart.row() == measurement.operation()) {
          Point point = new Point(size, Math.max(1e-3, chart.drawn(measurement.median())));
          points
              .computeIfAbsent(chart, it -> new EnumMap<>(EngineKind.class))
              .computeIfAbsent(kind, it -> new ArrayList<>())
              .add(point);
          progress.printf(
              Locale.ROOT, " %s %.4g", chart.name().toLowerCase(Locale.ROOT), point.y());
          progress.flush();
        }
      }
    }
  }

  private List<Path> draw() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Map.Entry<GrowthChart, Map<EngineKind, List<Point>>> drawn : points.entrySet()) {
      List<Series> series =
          drawn.getValue().entrySet().stream()
              .map(line -> new Series(line.getKey().label(), line.getValue()))
              .toList();
      Path file = directory.resolve(drawn.getKey().file());
      Files.writeString(file, new Chart(drawn.getKey().title(), "versions", series).svg());
      files.add(file);
    }
    return files;
  }

  private byte[] json() {
    JsonArrayBuilder all = Json.array();
    points.forEach(
        (chart, lines) ->
            lines.forEach(
                (kind, line) ->
                    line.forEach(
                        point ->
                            all.add(
                                Json.object()
                                    .put("chart", chart.title())
                                    .put("engine", kind.label())
                                    .put("versions", point.x())
                                    .put("figure", point.y())
                                    .build()))));
    return CanonicalJson.bytes(
        Json.object().put("shape", shape.json()).put("points", all.build()).build());
  }
}
