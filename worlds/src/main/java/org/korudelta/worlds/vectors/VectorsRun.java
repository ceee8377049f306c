package org.korudelta.worlds.vectors;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.Reads;
import org.korudelta.VectorSpaceReport;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.hash.Digest;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;

/**
 * One run: the lives of one database on one disk. In each, owners write and searchers search until
 * all are done or the machine crashes. What is in the log after that is the truth for the next.
 */
final class VectorsRun {
  private static final String SAME = "index: the same after a clean close";
  private static final String ANEW = "index: the same when it is built anew";

  /** What must happen in some runs. */
  static final List<String> MARKS = List.of(SAME, ANEW);

  /** Whose vectors there are; each has an owner. */
  static final List<String> NAMESPACES = List.of("all", DrawnOptions.KEEPING);

  private static final int LIVES_MEAN = 2;
  private static final int SEARCHERS_MAX = 2;

  final Simulation simulation;
  final DrawnVectors vectors;
  final Recall recall = new Recall();
  final WipedTraces traces = new WipedTraces(this);
  Truth truth = new Truth();
  private final Options options;
  private final FallibleMachine machine;
  private List<VectorSpaceReport> closed = List.of();
  private List<Truth.Taking> cutShort = List.of();

  VectorsRun(Simulation simulation, Digest digest) {
    this.simulation = simulation;
    this.options = new DrawnOptions(stream("options"), digest).draw();
    this.vectors = new DrawnVectors(stream("vectors"));
    this.machine = new FallibleMachine(simulation);
  }

  Choices stream(String name) {
    return simulation.choices().stream(name);
  }

  DeterministicRuntime runtime() {
    return simulation.runtime();
  }

  FallibleMachine machine() {
    return machine;
  }

  Options options() {
    return options;
  }

  /** Whose values the last crash has left half taken. */
  List<Truth.Taking> cutShort() {
    return cutShort;
  }

  void always(boolean holds, String check, Supplier<String> message) {
    simulation.always(holds, check, message);
  }

  /** All lives, and a last one in which nothing happens. */
  void run() {
    live();
    while (simulation.choices().more(LIVES_MEAN, "one more life?")) {
      live();
    }
    lookOnce();
    recall.check(simulation);
  }

  // A life

  private void live() {
    DeterministicRuntime runtime = machine.boot();
    Promise<KoruDelta> opening = runtime.spawn("open", this::open).promise();
    Promise<@Nullable Void> life = opening.then(this::begin);
    if (!machine.idle(runtime)) {
      crash();
      return;
    }
    requireDone("life", life);
    close(runtime.await(opening));
  }

  private Promise<KoruDelta> open() {
    traces.look();
    return KoruDelta.open(runtime(), options);
  }

  /** Learns what there is, then lets all of them work. */
  private Promise<@Nullable Void> begin(KoruDelta opened) {
    return learn(opened).then(known -> compare(opened)).map(known -> work(opened));
  }

  private Promise<@Nullable Void> learn(Reads reads) {
    truth = new Truth();
    return reads
        .changes(Timestamp.MIN, Integer.MAX_VALUE)
        .map(
            changes -> {
              truth.add(changes);
              truth.settle();
              traces.check(truth);
              return null;
            });
  }

  /** What was closed is there again, to the last bit. */
  private Promise<@Nullable Void> compare(KoruDelta opened) {
    List<VectorSpaceReport> before = closed;
    closed = List.of();
    return before.isEmpty()
        ? runtime().completed(null)
        : opened.vectorIndex().map(now -> requireEqual("index_reopened", before, now, SAME));
  }

  private @Nullable Void requireEqual(
      String check, List<VectorSpaceReport> before, List<VectorSpaceReport> now, String mark) {
    List<String> expected = SpaceCheck.essence(before);
    List<String> actual = SpaceCheck.essence(now);
    always(actual.equals(expected), check, () -> "expected=" + expected + " actual=" + actual);
    simulation.mark(mark, 1);
    return null;
  }

  private @Nullable Void work(KoruDelta opened) {
    for (String namespace : NAMESPACES) {
      if (namespace.equals(DrawnOptions.KEEPING) || simulation.has("both")) {
        runtime().spawn("owner-" + namespace, new Owner(this, opened, namespace)::work);
      }
    }
    int searchers = 1 + stream("searchers").draw(SEARCHERS_MAX, "searchers");
    for (int number = 0; number < searchers; number++) {
      String name = "searcher-" + number;
      runtime().spawn(name, new Searcher(this, opened, name)::work);
    }
    return null;
  }

  /** Lets the truth know all that {@code reads} sees. */
  Promise<@Nullable Void> catchUp(Reads reads) {
    return reads
        .changes(truth.last(), Integer.MAX_VALUE)
        .map(
            changes -> {
              truth.add(changes);
              return null;
            });
  }

  private void crash() {
    traces.remember(truth);
    cutShort = truth.takings();
    closed = List.of();
    machine.crash();
  }

  private void requireDone(String what, Promise<?> promise) {
    always(
        promise.peek().filter(outcome -> outcome instanceof Outcome.Success<?>).isPresent(),
        "not_done",
        () -> what + ": " + promise.peek());
  }

  private void close(KoruDelta opened) {
    if (stream("looks").oneIn(3, "looks before closing")) {
      closed = look(opened);
    }
    machine.perhapsCrash();
    Promise<@Nullable Void> closing = opened.close();
    if (!machine.idle(runtime())) {
      crash();
      return;
    }
    requireDone("close", closing);
  }

  private List<VectorSpaceReport> look(KoruDelta opened) {
    runtime().await(catchUp(opened));
    List<VectorSpaceReport> reports = runtime().await(opened.vectorIndex());
    SpaceCheck check = new SpaceCheck(this, opened);
    check.reports(reports);
    check.answers(reports);
    return reports;
  }

  // The end

  private void lookOnce() {
    DeterministicRuntime runtime = machine.bootQuietly();
    KoruDelta opened = runtime.await(open());
    runtime.await(learn(opened));
    runtime.await(compare(opened));
    List<VectorSpaceReport> reports = look(opened);
    runtime.await(opened.close());
    if (!truth.hasWiped() && stream("looks").oneIn(4, "builds anew")) {
      buildAnew(reports);
    }
  }

  /** The index is what the log makes of it, however it came to be. */
  private void buildAnew(List<VectorSpaceReport> reports) {
    DeterministicRuntime runtime = machine.bootCopy();
    for (String name : machine.names()) {
      if (WipedTraces.isOfVectors(name)) {
        runtime.await(runtime.storage().delete(name));
      }
    }
    KoruDelta opened = runtime.await(KoruDelta.open(runtime, options));
    List<VectorSpaceReport> anew = runtime.await(opened.vectorIndex());
    requireEqual("index_built_anew", anew, reports, ANEW);
    runtime.await(opened.close());
  }

  /** All that there is now, also what was written before; for who took values. */
  Promise<List<Version>> everything(KoruDelta opened) {
    return opened.changes(Timestamp.MIN, Integer.MAX_VALUE);
  }
}
