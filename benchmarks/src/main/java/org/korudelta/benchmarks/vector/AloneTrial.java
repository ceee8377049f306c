package org.korudelta.benchmarks.vector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.korudelta.benchmarks.result.Measurement;
import org.korudelta.benchmarks.result.Trial;
import org.korudelta.benchmarks.vector.data.DataSet;
import org.korudelta.benchmarks.vector.peer.VectorPeerKind;

/**
 * A phase of one of those who search, in a process that nobody stands beside.
 *
 * @param threads by how many it is built
 */
record AloneTrial(
    Phase phase, DataSet set, VectorPeerKind kind, int threads, VectorJvm jvm, Wanted wanted)
    implements Trial {
  @Override
  public String label() {
    return VectorOperation.of(set, phase).get(0).label();
  }

  @Override
  public String subject() {
    return kind.label();
  }

  @Override
  public List<Measurement> measure(Path log) throws IOException, InterruptedException {
    jvm.prepare(set);
    Findings found = new Findings(set, wanted);
    try (Crowd crowd = new Crowd(jvm, set)) {
      List<Double> built = crowd.start(kind, log).figures(Order.BUILD, threads);
      for (VectorOperation row : VectorOperation.of(set, phase)) {
        if (row.quantity() == Quantity.SECONDS) {
          found.add(row, kind, built.get((int) row.number()));
        }
      }
      if (phase == Phase.MILLION) {
        search(crowd, found);
      }
    }
    return found.all();
  }

  private void search(Crowd crowd, Findings found) throws IOException, InterruptedException {
    crowd.child(kind).pass(Order.SEARCH, VectorShape.EFFORT);
    found.addAll(phase, 0, crowd.best(List.of(kind), Order.SEARCH, VectorShape.EFFORT));
  }
}
