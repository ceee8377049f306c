package org.korudelta.benchmarks.vector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.korudelta.benchmarks.chart.Chart;
import org.korudelta.benchmarks.chart.Series;
import org.korudelta.benchmarks.chart.Series.Point;
import org.korudelta.benchmarks.vector.curve.Curve;
import org.korudelta.benchmarks.vector.data.DataSet;
import org.korudelta.benchmarks.vector.peer.VectorPeerKind;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArrayBuilder;

/**
 * All curves of a run, as a picture of each set and a file of all points.
 *
 * <p>Threading: for one thread.
 */
final class CurveBook {
  /** What misses nothing has a place on the axis, too. */
  private static final double MISSED_MIN = 1e-4;

  private final Map<DataSet, Map<VectorPeerKind, Curve>> curves = new EnumMap<>(DataSet.class);
  private final Path directory;

  /** Pictures and the file go to {@code directory}. */
  CurveBook(Path directory) {
    this.directory = directory;
  }

  Curve of(DataSet set, VectorPeerKind kind) {
    return curves
        .computeIfAbsent(set, it -> new EnumMap<>(VectorPeerKind.class))
        .computeIfAbsent(kind, it -> new Curve());
  }

  /** Draws the curves of {@code set}, and writes all that there are. */
  void write(DataSet set) throws IOException {
    List<Series> drawn = new ArrayList<>();
    curves.getOrDefault(set, Map.of()).forEach((kind, curve) -> drawn.add(series(kind, curve)));
    if (drawn.isEmpty()) {
      return;
    }
    Files.createDirectories(directory);
    String title = set.label() + ": searches a second, on one thread";
    String across = "missed of the true ten (1 − recall): the further left, the fewer";
    Files.writeString(
        directory.resolve(set.label() + ".svg"), new Chart(title, across, drawn).svg());
    Files.write(directory.resolve("curves.json"), json());
  }

  private static Series series(VectorPeerKind kind, Curve curve) {
    return new Series(
        kind.label(),
        curve.passes().values().stream()
            .map(pass -> new Point(Math.max(MISSED_MIN, 1 - pass.recall()), pass.perSecond()))
            .sorted(Comparator.comparingDouble(Point::x))
            .toList());
  }

  private byte[] json() {
    JsonArrayBuilder all = Json.array();
    curves.forEach(
        (set, beside) ->
            beside.forEach(
                (kind, curve) ->
                    curve
                        .passes()
                        .forEach(
                            (effort, pass) ->
                                all.add(
                                    Json.object()
                                        .put("set", set.label())
                                        .put("subject", kind.label())
                                        .put("effort", effort)
                                        .put("recall", pass.recall())
                                        .put("searchesPerSecond", pass.perSecond())
                                        .build()))));
    return CanonicalJson.bytes(Json.object().put("points", all.build()).build());
  }
}
