package org.korudelta.benchmarks.vector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.korudelta.benchmarks.result.Measurement;
import org.korudelta.benchmarks.vector.curve.Pass;
import org.korudelta.benchmarks.vector.data.DataSet;
import org.korudelta.benchmarks.vector.peer.VectorPeerKind;

/**
 * The figures of a set, of those rows that were asked for.
 *
 * <p>Threading: for one thread.
 */
final class Findings {
  private final List<Measurement> all = new ArrayList<>();
  private final DataSet set;
  private final Wanted wanted;

  Findings(DataSet set, Wanted wanted) {
    this.set = set;
    this.wanted = wanted;
  }

  void add(VectorOperation row, VectorPeerKind kind, double figure) {
    if (wanted.has(row, kind)) {
      all.add(new Measurement(row, kind.label(), List.of(figure)));
    }
  }

  /** An answer of figures: each row takes its own. */
  void addAll(Phase phase, VectorPeerKind kind, List<Double> figures) {
    for (VectorOperation row : VectorOperation.of(set, phase)) {
      add(row, kind, figures.get((int) row.number()));
    }
  }

  /** Passes: each row takes its own quantity, of those with its number. */
  void addAll(Phase phase, int number, Map<VectorPeerKind, Pass> passes) {
    for (VectorOperation row : VectorOperation.of(set, phase)) {
      if ((int) row.number() == number) {
        passes.forEach((kind, pass) -> add(row, kind, row.quantity().of(pass)));
      }
    }
  }

  /** In the order of rows. */
  List<Measurement> all() {
    return all.stream()
        .sorted(Comparator.comparing(found -> (VectorOperation) found.operation()))
        .toList();
  }
}
