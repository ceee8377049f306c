package org.korudelta.benchmarks.vector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.korudelta.benchmarks.result.Measurement;
import org.korudelta.benchmarks.result.Trial;
import org.korudelta.benchmarks.vector.curve.Curve;
import org.korudelta.benchmarks.vector.curve.Pass;
import org.korudelta.benchmarks.vector.data.DataSet;
import org.korudelta.benchmarks.vector.peer.VectorPeerKind;

/**
 * All phases with one set, of everybody beside each other: each has a process of its own, and they
 * take turns.
 *
 * @param progress hears what has been done
 */
record SetTrial(
    DataSet set, VectorJvm jvm, Wanted wanted, CurveBook curves, Consumer<String> progress)
    implements Trial {
  /** What is done here. */
  static final List<Phase> PHASES =
      List.of(
          Phase.BUILD,
          Phase.CURVE,
          Phase.FILTER,
          Phase.HISTORY,
          Phase.REOPEN,
          Phase.DELETE,
          Phase.INSERT);

  /** The effort of a scan in bytes: so many are compared again. */
  private static final int SCAN_EFFORT = 50;

  private static final int INSERTS = 1_000;

  @Override
  public String label() {
    return set.label();
  }

  @Override
  public String subject() {
    return "all in turn";
  }

  @Override
  public List<Measurement> measure(Path log) throws IOException, InterruptedException {
    jvm.prepare(set);
    Findings found = new Findings(set, wanted);
    try (Crowd crowd = new Crowd(jvm, set)) {
      build(crowd, found, log);
      search(crowd, found);
      filter(crowd, found);
      past(crowd, found);
      reopen(crowd, found);
      delete(crowd, found);
      insert(crowd, found);
    }
    return found.all();
  }

  private List<VectorPeerKind> kinds(Phase... phases) {
    return wanted.kinds(set, List.of(phases));
  }

  private void build(Crowd crowd, Findings found, Path log)
      throws IOException, InterruptedException {
    for (VectorPeerKind kind : wanted.kinds(set, PHASES)) {
      List<Double> built = crowd.start(kind, log).figures(Order.BUILD, 1);
      found.addAll(Phase.BUILD, kind, built);
      progress.accept(
          String.format(Locale.ROOT, "%s: built in %.1f s", kind.label(), built.get(0)));
    }
  }

  /** All efforts of everybody, and then again: the passes of each are spread over all minutes. */
  private void search(Crowd crowd, Findings found) throws IOException, InterruptedException {
    List<VectorPeerKind> kinds = kinds(Phase.CURVE);
    for (VectorPeerKind kind : kinds) {
      for (int effort : tried(kind)) {
        crowd.child(kind).pass(Order.SEARCH, effort);
      }
    }
    for (int i = 0; i < jvm.shape().repetitions(); i++) {
      searchOnce(crowd, kinds);
    }
    for (VectorPeerKind kind : kinds) {
      judge(kind, found);
    }
    curves.write(set);
  }

  private void searchOnce(Crowd crowd, List<VectorPeerKind> kinds)
      throws IOException, InterruptedException {
    for (int effort : efforts()) {
      for (VectorPeerKind kind : trying(kinds, effort)) {
        curves.of(set, kind).add(effort, crowd.child(kind).pass(Order.SEARCH, effort));
      }
    }
  }

  private TreeSet<Integer> efforts() {
    TreeSet<Integer> efforts = new TreeSet<>(jvm.shape().efforts());
    efforts.add(SCAN_EFFORT);
    efforts.add(VectorShape.EFFORT);
    return efforts;
  }

  private List<VectorPeerKind> trying(List<VectorPeerKind> kinds, int effort) {
    return kinds.stream().filter(kind -> tried(kind).contains(effort)).toList();
  }

  private List<Integer> tried(VectorPeerKind kind) {
    if (!Phase.BUILD.fits(kind)) {
      return List.of(SCAN_EFFORT);
    }
    List<Integer> efforts = new ArrayList<>(jvm.shape().efforts());
    efforts.add(VectorShape.EFFORT);
    return efforts;
  }

  private void judge(VectorPeerKind kind, Findings found) {
    Curve curve = curves.of(set, kind);
    for (VectorOperation row : VectorOperation.of(set, Phase.CURVE)) {
      if (row.quantity() == Quantity.RECALL) {
        curve
            .passAt(VectorShape.EFFORT)
            .ifPresent(pass -> found.add(row, kind, row.quantity().of(pass)));
      } else {
        curve.perSecondAt(row.number()).ifPresent(rate -> found.add(row, kind, rate));
      }
    }
  }

  private void filter(Crowd crowd, Findings found) throws IOException, InterruptedException {
    TreeSet<Integer> percentages = new TreeSet<>();
    VectorOperation.of(set, Phase.FILTER).forEach(row -> percentages.add((int) row.number()));
    for (int percentage : percentages) {
      List<VectorPeerKind> kinds = kinds(Phase.FILTER);
      found.addAll(Phase.FILTER, percentage, crowd.best(kinds, Order.WHERE, percentage));
    }
  }

  private void past(Crowd crowd, Findings found) throws IOException, InterruptedException {
    for (VectorPeerKind kind : kinds(Phase.HISTORY)) {
      VectorChild child = crowd.child(kind);
      int times = jvm.shape().repetitions();
      child.pass(Order.HISTORY, VectorShape.EFFORT);
      Pass now = child.best(Order.SEARCH, VectorShape.EFFORT, times);
      Pass then = child.best(Order.HISTORY, VectorShape.EFFORT, times);
      double rates = then.perSecond() / now.perSecond();
      found.addAll(Phase.HISTORY, kind, List.of(rates, then.recall() / now.recall()));
    }
  }

  /** Also those who are inserted into: they have waited for syncs up to here. */
  private void reopen(Crowd crowd, Findings found) throws IOException, InterruptedException {
    for (VectorPeerKind kind : kinds(Phase.REOPEN, Phase.INSERT)) {
      if (Phase.REOPEN.fits(kind)) {
        List<Double> took = crowd.child(kind).figures(Order.REOPEN, VectorShape.EFFORT);
        found.addAll(Phase.REOPEN, kind, took);
      }
    }
  }

  private void delete(Crowd crowd, Findings found) throws IOException, InterruptedException {
    List<VectorPeerKind> kinds = kinds(Phase.DELETE);
    for (VectorPeerKind kind : kinds) {
      crowd.child(kind).answer(Order.DELETE, 0);
      crowd.child(kind).pass(Order.SEARCH_KEPT, VectorShape.EFFORT);
    }
    Map<VectorPeerKind, Pass> passes = crowd.best(kinds, Order.SEARCH_KEPT, VectorShape.EFFORT);
    found.addAll(Phase.DELETE, 0, passes);
  }

  private void insert(Crowd crowd, Findings found) throws IOException, InterruptedException {
    for (VectorPeerKind kind : kinds(Phase.INSERT)) {
      found.addAll(Phase.INSERT, kind, crowd.child(kind).figures(Order.INSERT, INSERTS));
    }
  }
}
