package org.korudelta;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.index.IndexView;
import org.korudelta.index.NamespaceFacts;
import org.korudelta.index.run.ModelDimensions;
import org.korudelta.log.Address;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.VectorOptions;
import org.korudelta.vector.space.VectorFiles;
import org.korudelta.vector.space.VectorSpace;
import org.korudelta.vector.space.VectorSpaces;

/**
 * The vectors of a database, indexed as commits come: the index follows them in their order, behind
 * the writer, and a search waits until it has come as far as what it may see.
 *
 * <p>It is in memory from the first search or the first vector written on, read from a file of its
 * own and then from the log; who uses no vectors pays nothing. Threading: safe from any thread.
 */
final class VectorIndex {
  /*
   * Invariants:
   *  - one job at a time changes the spaces, after those before: a catch-up, or the taking of
   *    values;
   *  - the spaces have the commits up to the time of the progress, and whatever of later ones is on
   *    its way, which no search up to that time sees;
   *  - told is the last commit that was heard of. Where the progress is the same, and what comes
   *    next is about no vector, it goes along without a job.
   */
  private static final long NOTHING = Long.MIN_VALUE;
  private static final int WIPED_IN_A_TURN = 256;

  private final AsyncRuntime runtime;
  private final History history;
  private final VectorOptions options;
  private final DecodedEmbeddings embeddings;
  private final VectorLinking linking;
  private final VectorCheckpoints checkpoints;
  private Promise<@Nullable Void> last; // Guarded by this, as all below.
  private @Nullable Promise<@Nullable Void> catchUp; // Waits for its turn.
  private boolean begun; // Whether the last one had it.
  private volatile Progress progress;
  private final long openedNanos;
  private long told;
  private boolean loaded;
  private volatile boolean ending;
  private volatile boolean wiped; // Files may have what memory has not; set by jobs alone.

  /** The vectors of {@code history}; {@code checkpoints} has them as they were. */
  VectorIndex(
      History history,
      VectorCheckpoints checkpoints,
      DecodedEmbeddings embeddings,
      VectorOptions options) {
    this.embeddings = embeddings;
    this.runtime = history.runtime();
    this.history = history;
    this.options = options;
    this.checkpoints = checkpoints;
    this.linking = new VectorLinking(runtime, options.linkingTasks(), checkpoints::linked);
    this.last = runtime.completed(null);
    this.told = history.view().nanos();
    this.openedNanos = told;
    this.loaded = hasNoVectors() && !checkpoints.hasFiles();
    this.progress = new Progress(new VectorSpaces(options.kernel()), loaded ? told : NOTHING);
  }

  /** Spaces, and the time up to which they have all commits. */
  private record Progress(VectorSpaces spaces, long nanos) {
    private VectorCheckpoints.Spaces all() {
      return new VectorCheckpoints.Spaces(nanos, spaces.all());
    }
  }

  private boolean hasNoVectors() {
    return firstVectorNanos(history.view()) == Long.MAX_VALUE;
  }

  private static long firstVectorNanos(IndexView view) {
    long first = Long.MAX_VALUE;
    for (NamespaceFacts facts : view.allNamespaces()) {
      for (ModelDimensions model : facts.models()) {
        first = Math.min(first, model.sinceNanos());
      }
    }
    return first;
  }

  VectorOptions options() {
    return options;
  }

  /** What searches have met. */
  DecodedEmbeddings embeddings() {
    return embeddings;
  }

  /** Lets {@code work} make durable what is visible, before any of it is written down here. */
  void durableBy(Supplier<Promise<@Nullable Void>> work) {
    checkpoints.durableBy(work);
  }

  /** Hears of commits that have become visible; on the writer's strand. */
  synchronized void published(List<List<VersionRecord>> commits) {
    boolean arrived = loaded && progress.nanos() == told;
    told = commits.get(commits.size() - 1).get(0).timestampNanos();
    if (anyConcernsVectors(commits)) {
      catchUp().onComplete(outcome -> {}); // A failure is met again by who searches.
    } else if (arrived) {
      progress = new Progress(progress.spaces(), told);
      commits.forEach(commit -> checkpoints.passed(commit.size()));
    }
  }

  private boolean anyConcernsVectors(List<List<VersionRecord>> commits) {
    for (List<VersionRecord> commit : commits) {
      if (concernsVectors(commit)) {
        return true;
      }
    }
    return false;
  }

  private boolean concernsVectors(List<VersionRecord> commit) {
    VectorSpaces spaces = progress.spaces();
    for (VersionRecord version : commit) {
      boolean replaces = version.parent().isPresent();
      if (version.operation() == Operation.EMBED
          || (replaces && !spaces.of(version.namespace()).isEmpty())) {
        return true;
      }
    }
    return false;
  }

  /** The spaces, once they have all commits up to a time. */
  Promise<VectorSpaces> upTo(long nanos) {
    Progress now = progress;
    if (now.nanos() >= nanos) {
      return runtime.completed(now.spaces());
    }
    return ending
        ? runtime.failed(new KoruException.Closed("database is closed"))
        : catchUp().then(ignored -> upTo(nanos));
  }

  private synchronized Promise<@Nullable Void> catchUp() {
    Promise<@Nullable Void> waiting = catchUp;
    if (waiting == null) {
      begun = false;
      waiting = alone("korudelta vectors", this::beginCatchUp);
      catchUp = begun ? null : waiting;
    }
    return waiting;
  }

  private Promise<@Nullable Void> beginCatchUp() {
    forgetWaiting();
    return catchUpNow().map(this::arrived);
  }

  private synchronized void forgetWaiting() {
    begun = true;
    catchUp = null;
  }

  /** As far as there is now: who commits meanwhile does not keep others waiting. */
  private Promise<@Nullable Void> catchUpNow() {
    long until = history.view().nanos();
    return load().then(ignored -> Prompt.whileTrue(runtime, () -> takeNext(until)));
  }

  private synchronized @Nullable Void arrived(@Nullable Void nothing) {
    if (progress.nanos() < told && !ending) {
      catchUp().onComplete(outcome -> {});
    }
    return null;
  }

  private Promise<@Nullable Void> load() {
    if (loaded) {
      return runtime.completed(null);
    }
    return checkpoints
        .load(openedNanos)
        .map(
            found -> {
              begin(found);
              return null;
            });
  }

  private synchronized void begin(Optional<VectorFiles.Loaded> found) {
    VectorSpaces spaces = new VectorSpaces(options.kernel());
    found.ifPresent(file -> file.spaces().forEach(spaces::add));
    long nanos = found.map(VectorFiles.Loaded::nanos).orElseGet(this::nanosBeforeVectors);
    progress = new Progress(spaces, nanos);
    loaded = true;
    wiped = found.isPresent(); // What was cut short may have left in it what no vector has.
    spaces.all().forEach(linking::add);
  }

  private long nanosBeforeVectors() {
    IndexView view = history.view();
    return Math.min(firstVectorNanos(view) - 1, view.nanos());
  }

  private Promise<Boolean> takeNext(long until) {
    Progress before = progress;
    if (before.nanos() >= until || ending) {
      return runtime.completed(false);
    }
    VectorIntake intake = new VectorIntake(history, before.spaces(), linking::add);
    return intake.next(before.nanos()).then(this::taken);
  }

  private Promise<Boolean> taken(VectorIntake.Taken taken) {
    advance(taken.nanos());
    checkpoints.passed(taken.versions());
    if (taken.changes() > 0) {
      checkpoints.changed(taken.changes(), () -> progress.all());
    }
    return runtime.yield().map(turn -> true);
  }

  private synchronized void advance(long nanos) {
    progress = new Progress(progress.spaces(), Math.max(progress.nanos(), nanos));
  }

  /** In a task of its own, after those before. */
  private synchronized Promise<@Nullable Void> alone(
      String name, Supplier<Promise<@Nullable Void>> work) {
    Promise<@Nullable Void> before = last;
    Promise<@Nullable Void> done =
        runtime.spawn(name, () -> before.then(ignored -> work.get())).promise();
    last = done.handle((Outcome<@Nullable Void> outcome) -> runtime.completed(null));
    return done;
  }

  /**
   * Takes the vectors of versions out of memory and of every file, for their values were taken from
   * the log.
   */
  Promise<@Nullable Void> wipe(List<Address> versions) {
    embeddings.clear();
    return versions.isEmpty() || hasNothing()
        ? runtime.completed(null)
        : alone("korudelta vectors", () -> catchUpNow().then(ignored -> wipeNow(versions)));
  }

  private synchronized boolean hasNothing() {
    return loaded && hasNoVectors() && !checkpoints.hasFiles();
  }

  private Promise<@Nullable Void> wipeNow(List<Address> versions) {
    Iterator<Address> rest = versions.iterator();
    return Prompt.whileTrue(runtime, () -> wipeNext(rest)).then(ignored -> writeWithoutWiped());
  }

  private Promise<Boolean> wipeNext(Iterator<Address> rest) {
    for (int i = 0; i < WIPED_IN_A_TURN && rest.hasNext(); i++) {
      wipe(rest.next());
    }
    return rest.hasNext() ? runtime.yield().map(turn -> true) : runtime.completed(false);
  }

  private void wipe(Address version) {
    for (VectorSpace space : progress.spaces().all()) {
      if (space.wipe(version)) {
        wiped = true;
      }
    }
  }

  private Promise<@Nullable Void> writeWithoutWiped() {
    return wiped ? checkpoints.write(progress.all()).map(this::written) : runtime.completed(null);
  }

  private @Nullable Void written(@Nullable Void nothing) {
    wiped = false;
    return null;
  }

  /** Forgets all vectors, and deletes all files of them: it is not known what of them was taken. */
  Promise<@Nullable Void> forget() {
    embeddings.clear();
    return alone(
        "korudelta vectors",
        () -> {
          unload();
          return checkpoints.deleteAll();
        });
  }

  private synchronized void unload() {
    loaded = false;
    linking.forget();
    progress = new Progress(new VectorSpaces(options.kernel()), NOTHING);
  }

  /**
   * Tells of each space, once all commits so far are in them and their full blocks are linked.
   * Later commits, as far as they are in by then, may be in blocks that are not; no others come
   * while spaces are read.
   */
  Promise<List<VectorSpaceReport>> report() {
    return upTo(history.view().nanos())
        .then(spaces -> linked(spaces.all()).then(ignored -> report(spaces)));
  }

  private Promise<List<VectorSpaceReport>> report(VectorSpaces spaces) {
    VectorReports reports = new VectorReports(runtime, history.digest(), () -> ending);
    return alone("korudelta vectors", () -> reports.addAll(spaces))
        .then(ignored -> isForgotten(spaces) ? report() : runtime.completed(reports.all()));
  }

  private boolean isForgotten(VectorSpaces spaces) {
    return progress.spaces() != spaces;
  }

  /**
   * Completes when all full blocks that there are in {@code spaces} now are linked; what comes
   * later keeps nobody waiting. Fails where linking fails.
   */
  Promise<@Nullable Void> linked(List<VectorSpace> spaces) {
    return linking.linked(spaces);
  }

  /** Writes no files: who only reads has none of its own. */
  void keepNoFiles() {
    checkpoints.disable();
  }

  /**
   * Ends the work, and writes down what there is if that spares work at the next opening. A failure
   * is none: the log has it all.
   */
  Promise<@Nullable Void> end() {
    ending = true;
    return linking
        .end()
        .then(ignored -> alone("korudelta vectors", this::writeDown))
        .recover(error -> runtime.completed(null));
  }

  private Promise<@Nullable Void> writeDown() {
    return loaded ? checkpoints.end(progress.all()) : runtime.completed(null);
  }
}
