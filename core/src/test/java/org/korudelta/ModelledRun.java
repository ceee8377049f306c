package org.korudelta;

import static org.korudelta.Answers.same;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korudelta.Answers.Moment;
import org.korudelta.Model.Name;
import org.korudelta.causal.HybridClock;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Hex;
import org.korudelta.text.Timestamp;

/** Takes steps on a database and on the model at once, and compares what both say after each. */
final class ModelledRun {
  private final List<Name> names;
  private final MemoryBudget memory;
  private final Model model = new Model();
  private final List<Pinned> pinned = new ArrayList<>();
  private final StringBuilder told = new StringBuilder();
  private OpenDatabase open;
  private long givenNanos = Long.MIN_VALUE;
  private byte[] kept = {};
  private Timestamp keptTo = Timestamp.MIN;

  ModelledRun(List<Name> names, MemoryBudget memory) {
    this(names, memory, OpenDatabase.with(Options.defaults().withMemory(memory)));
  }

  private ModelledRun(List<Name> names, MemoryBudget memory, OpenDatabase open) {
    this.names = names;
    this.memory = memory;
    this.open = open;
  }

  /** Of a database that is in memory alone: no step may open it again. */
  static ModelledRun inMemory(List<Name> names, MemoryBudget memory) {
    return new ModelledRun(
        names, memory, OpenDatabase.inMemory(Options.defaults().withMemory(memory)));
  }

  /** A read point that was kept, and when it stands. */
  private record Pinned(String name, Snapshot snapshot, long nanos) {}

  /** Takes all steps; an error tells all of them with their outcome. */
  void take(List<Step> steps) {
    try {
      for (Step step : steps) {
        take(step);
        requireEqual();
      }
      requireEqualToTheLast();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(e.getMessage() + "\nafter\n" + told, e);
    }
  }

  // Exports

  /** Exports what is there; {@link #requireEqualWhenRestored} goes on from it. */
  void keepExport() {
    kept = ExportedHistory.of(open.runtime, open.db);
    keptTo = open.db.readPoint();
  }

  /** The kept export and what came after it, restored elsewhere, are all there is here. */
  void requireEqualWhenRestored() {
    byte[] whole = ExportedHistory.of(open.runtime, open.db);
    byte[] rest = ExportedHistory.after(keptTo, open.runtime, open.db);
    Options options = Options.defaults().withMemory(memory).withSegmentBytesMax(4_096);
    DeterministicRuntime elsewhere = DeterministicRuntime.fifo();
    elsewhere.await(ExportedHistory.restore(elsewhere, options, kept));
    elsewhere.await(ExportedHistory.restore(elsewhere, options, rest));
    OpenDatabase restored = OpenDatabase.on(elsewhere, options);
    restored.runtime.scriptedWallClock().setNanos(open.runtime.wallClock());

    Answers answers = new Answers(model, names, elsewhere);
    answers.requireEqual("restored: ", restored.db, Long.MAX_VALUE);
    answers.requireEqualAtAllTimes("restored: ", restored.db, Long.MAX_VALUE);
    answers.requireFields(restored.db);
    same("restored: stats", counts(), counts(restored.stats()));
    byte[] again = ExportedHistory.of(elsewhere, restored.db);
    same("restored: export", Hex.encode(whole), Hex.encode(again));
  }

  private void take(Step step) {
    told.append("  ").append(step);
    int before = model.entries.size();
    if (step instanceof Step.Commit commit) {
      commit(writes(commit));
    } else if (step instanceof Step.Failing failing) {
      fail(failing);
    } else if (step instanceof Step.CutShort cut) {
      cutShort(cut);
    } else if (step instanceof Step.Import imported) {
      importHistory(imported);
    } else {
      takeQuietly(step);
    }
    for (int i = before; i < model.entries.size(); i++) {
      told.append(i == before ? "  -> #" : ", #").append(i);
    }
    told.append('\n');
  }

  private void takeQuietly(Step step) {
    if (step instanceof Step.TakeSnapshot) {
      pinned.add(new Pinned("the snapshot", open.db.snapshot(), model.lastNanos()));
    } else if (step instanceof Step.AsOf asOf) {
      pin(asOf);
    } else if (step instanceof Step.Reopen) {
      reopen();
    } else if (step instanceof Step.Crash crash) {
      crash(crash.percentKept());
    } else if (step instanceof Step.Clock clock) {
      open.runtime.scriptedWallClock().advance(Duration.ofSeconds(clock.seconds()));
    }
  }

  private List<Write> writes(Step.Commit commit) {
    return commit.changes().stream().map(change -> change.on(model)).toList();
  }

  // Writing

  private void commit(List<Write> writes) {
    long nanos = nextNanos();
    Optional<ErrorCode> refusal = writes.isEmpty() ? Optional.empty() : model.refusal(writes);
    requireOutcome(refusal, open.db.putBatch(writes))
        .ifPresent(versions -> add(writes, nanos, versions));
  }

  private void add(List<Write> writes, long nanos, List<Version> versions) {
    if (!versions.isEmpty()) {
      uncertain.clear();
    }
    model.add(writes, nanos, versions);
  }

  /** What failed has used its time up. */
  private long nextNanos() {
    return HybridClock.next(open.runtime.wallClock(), Math.max(model.lastNanos(), givenNanos));
  }

  /** The value of {@code promise}, or nothing when it fails as it must. */
  private <T> Optional<T> requireOutcome(Optional<ErrorCode> refusal, Promise<T> promise) {
    String expected = refusal.map(ErrorCode::text).orElse("done");
    Outcome<T> outcome = open.outcome(promise);
    String actual = Answers.text(open.runtime, open.runtime.completed(outcome), ModelledRun::code);
    told.append(refusal.map(code -> "  -> " + code).orElse(""));
    same("the last step", expected, actual);
    return outcome instanceof Outcome.Success<T> success
        ? Optional.of(success.value())
        : Optional.empty();
  }

  private static String code(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Failure<?> failure) {
      return failure.error() instanceof KoruException error
          ? error.code().text()
          : failure.error().toString();
    }
    return "done";
  }

  private void importHistory(Step.Import step) {
    List<HistoricalWrite> history = dated(step);
    Optional<ErrorCode> refusal =
        Model.goesBack(history)
            ? Optional.of(ErrorCode.BAD_REQUEST)
            : model.refusalOfImport(history, open.runtime.wallClock());
    requireOutcome(refusal, open.db.importHistory(history))
        .ifPresent(report -> addImported(Model.commits(history)));
  }

  private List<HistoricalWrite> dated(Step.Import step) {
    long at = model.entries.isEmpty() ? open.runtime.wallClock() - 1_000 : model.lastNanos();
    List<HistoricalWrite> history = new ArrayList<>();
    for (Step.Dated dated : step.writes()) {
      at += dated.afterNanos();
      history.add(new HistoricalWrite(Timestamp.ofEpochNanos(at), dated.change().on(model)));
    }
    return history;
  }

  private void addImported(List<List<HistoricalWrite>> commits) {
    for (List<HistoricalWrite> commit : commits) {
      List<Write> writes = commit.stream().map(HistoricalWrite::write).toList();
      long nanos = commit.get(0).at().epochNanos();
      add(writes, nanos, writes.stream().map(write -> versionAt(write, nanos)).toList());
    }
  }

  private Version versionAt(Write write, long nanos) {
    return open.await(open.db.history(write.namespace(), write.key())).stream()
        .filter(version -> version.timestamp().epochNanos() == nanos)
        .findFirst()
        .orElseThrow(() -> new AssertionError("not there after the step: " + Name.of(write)));
  }

  // Failures

  private void fail(Step.Failing step) {
    List<Write> writes = writes(step.commit());
    if (model.refusal(writes).isPresent()) {
      commit(writes);
      return;
    }
    boolean goesOn = !uncertain.isEmpty();
    if (step.fault() == Step.Fault.APPEND) {
      open.runtime.disk().failNextAppend();
    } else {
      open.runtime.disk().failNextSync();
    }
    long nanos = nextNanos();
    givenNanos = nanos;
    ErrorCode error = goesOn ? ErrorCode.STORAGE_FAILURE : ErrorCode.OUTCOME_UNKNOWN;
    requireOutcome(Optional.of(error), open.db.putBatch(writes));
    requireEqual();
    if (!goesOn) {
      uncertain.add(new Uncertain(writes, nanos));
    }
  }

  /**
   * A commit that may be there after the next open, whole, or not at all; once another was
   * acknowledged it is not (S1, S3).
   */
  private record Uncertain(List<Write> writes, long nanos) {}

  private final List<Uncertain> uncertain = new ArrayList<>();

  private void cutShort(Step.CutShort step) {
    List<Write> writes = writes(step.commit());
    boolean refused = model.refusal(writes).isPresent();
    Uncertain cut = new Uncertain(writes, nextNanos());
    Promise<List<Version>> promise = open.db.putBatch(writes);
    for (int turn = 0; turn < step.turns(); turn++) {
      open.runtime.step();
    }
    boolean acknowledged = promise.peek().filter(Outcome.Success.class::isInstance).isPresent();
    if (!refused) {
      uncertain.add(cut);
    }
    crash(step.percentKept());
    if (acknowledged) {
      boolean kept = !refused && model.lastNanos() == cut.nanos();
      same("the acknowledged commit after the crash", "there", kept ? "there" : "lost");
    }
  }

  private void reopen() {
    OpenDatabase closed = open;
    OpenDatabase next = open.reopened();
    for (Pinned read : pinned) {
      same(
          read.name(),
          "closed",
          Answers.text(open.runtime, read.snapshot().namespaces(), v -> "open"));
    }
    opened(next);
    same(
        "get of a closed database",
        "closed",
        Answers.text(closed.runtime, closed.db.get("x", "x"), v -> "open"));
    same("put to a closed database", "closed", code(closed.outcome(closed.db.putBatch(List.of()))));
  }

  private void crash(int percentKept) {
    opened(open.crashed((max, label) -> (int) (max * (long) percentKept / 100)));
  }

  private void opened(OpenDatabase next) {
    next.runtime.scriptedWallClock().setNanos(open.runtime.wallClock());
    pinned.clear();
    open = next;
    givenNanos = Long.MIN_VALUE;
    adopt();
  }

  /** Takes over the uncertain commit that is there, if one is; then it must be there whole. */
  private void adopt() {
    Stats stats = open.stats();
    boolean more = stats.totalVersions() > model.entries.size();
    for (Uncertain cut : uncertain) {
      if (more && cut.nanos() == stats.lastCommit().epochNanos()) {
        List<Version> versions =
            cut.writes().stream().map(write -> versionAt(write, cut.nanos())).toList();
        model.add(cut.writes(), cut.nanos(), versions);
      }
    }
    uncertain.clear();
  }

  // Reading

  private void pin(Step.AsOf asOf) {
    int known = model.entries.size();
    long nanos =
        known == 0
            ? open.runtime.wallClock()
            : model.entries.get(asOf.version() % known).nanos() + asOf.nanosAfter();
    Snapshot snapshot = open.db.asOf(Timestamp.ofEpochNanos(nanos));
    pinned.add(new Pinned(asOf.toString(), snapshot, Math.min(nanos, model.lastNanos())));
  }

  private void requireEqual() {
    Answers answers = new Answers(model, names, open.runtime);
    answers.requireEqual("", open.db, Long.MAX_VALUE);
    answers.requireEqualAtAllTimes("", open.db, Long.MAX_VALUE);
    answers.requireFields(open.db);
    for (Pinned read : pinned) {
      answers.requireEqual(read.name() + ": ", read.snapshot(), read.nanos());
      answers.requireEqualAtAllTimes(read.name() + ": ", read.snapshot(), read.nanos());
      long stands = read.snapshot().readPoint().epochNanos();
      same(read.name() + " stands", "" + read.nanos(), "" + stands);
    }
    same("stats", counts(), counts(open.stats()));
  }

  /** Once is enough: what is compared here at the end was compared at the end of shorter runs. */
  private void requireEqualToTheLast() {
    Answers answers = new Answers(model, names, open.runtime);
    for (Moment moment : answers.moments()) {
      Snapshot then = open.db.asOf(Timestamp.ofEpochNanos(moment.nanos()));
      answers.requireEqual("as of " + moment.name() + ": ", then, moment.nanos());
    }
    answers.requireDiffs(open.db);
  }

  private String counts() {
    return "keys="
        + model.current(Long.MAX_VALUE).size()
        + " versions="
        + model.entries.size()
        + " commits="
        + model.commits()
        + " namespaces="
        + model.namespaces(Long.MAX_VALUE).size()
        + " last="
        + model.lastNanos()
        + " ahead="
        + (!model.entries.isEmpty() && model.lastNanos() > open.runtime.wallClock());
  }

  private static String counts(Stats stats) {
    return "keys="
        + stats.keyCount()
        + " versions="
        + stats.totalVersions()
        + " commits="
        + stats.commitCount()
        + " namespaces="
        + stats.namespaceCount()
        + " last="
        + stats.lastCommit().epochNanos()
        + " ahead="
        + stats.clockAhead();
  }
}
