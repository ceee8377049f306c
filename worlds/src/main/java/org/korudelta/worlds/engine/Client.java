package org.korudelta.worlds.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.korudelta.Expected;
import org.korudelta.KoruDelta;
import org.korudelta.Snapshot;
import org.korudelta.Write;
import org.korudelta.WriteOptions;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.deterministic.check.Action;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonString;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/**
 * One client of a life: an operation, and the next one once it is answered. What it is told goes to
 * the ledger and into the history that the checkers read; an answer that is wrong at once, whatever
 * others do, is a violation here.
 *
 * <p>Its choices are a stream of its own, so that a shorter record may leave a client out.
 */
final class Client {
  private static final int OPERATIONS_MEAN = 24;
  private static final int KEYS = 5;
  private static final int CAUSES_MEAN = 1;
  private static final int BATCH_MEAN = 2;
  private static final int LONG_VALUE = 300;

  private final EngineRun run;
  private final KoruDelta database;
  private final Choices choices;
  private final int number;
  private @Nullable Snapshot snapshot;
  private Optional<Version> seen = Optional.empty();
  private String seenKey = "";

  Client(EngineRun run, KoruDelta database, int number) {
    this.run = run;
    this.database = database;
    this.number = number;
    this.choices = run.simulation.choices().stream("client-" + number);
  }

  /** One operation after the other; completes when there is none left. */
  Promise<Boolean> work() {
    if (!choices.more(OPERATIONS_MEAN, "one more operation?")) {
      return run.runtime().completed(true);
    }
    run.simulation.operation();
    choices.begin();
    run.perhapsCrash(choices);
    Promise<Boolean> operation = operation(choices.draw(11, "operation"));
    choices.end();
    return operation.then(done -> work());
  }

  private Promise<Boolean> operation(int kind) {
    return switch (kind) {
      case 0, 1, 2 -> put(kind == 1, kind == 2);
      case 3 -> batch();
      case 4 -> delete();
      case 5 -> compareAndSet();
      case 6 -> readPast();
      case 7 -> readSnapshot();
      case 8 -> readHistory();
      default -> read();
    };
  }

  // Writes

  private Promise<Boolean> put(boolean caused, boolean isLong) {
    String key = key();
    List<VersionId> causes = caused ? causes() : List.of();
    Attempt attempt = run.ledger.open(List.of(new Attempt.Part(key, false, causes)));
    attempt.isLong(isLong);
    int operation = run.history.invoke(number, new Action.Write(key, attempt.number));
    WriteOptions options = Ledger.marked(attempt).causedBy(causes);
    return single(
        attempt, operation, database.put(EngineRun.NAMESPACE, key, value(attempt), options));
  }

  private Promise<Boolean> delete() {
    String key = key();
    Attempt attempt = run.ledger.open(List.of(new Attempt.Part(key, true, List.of())));
    int operation = run.history.invoke(number, new Action.Write(key, 0));
    return single(
        attempt, operation, database.delete(EngineRun.NAMESPACE, key, Ledger.marked(attempt)));
  }

  private Promise<Boolean> single(Attempt attempt, int operation, Promise<Version> answer) {
    return answer
        .map(List::of)
        .handle(outcome -> settled(attempt, outcome, () -> run.history.ok(operation), operation));
  }

  private Promise<Boolean> batch() {
    List<Attempt.Part> parts = new ArrayList<>();
    int first = choices.draw(KEYS, "first key");
    do {
      boolean delete = choices.oneIn(5, "deletes");
      parts.add(
          new Attempt.Part(name(first + parts.size()), delete, delete ? List.of() : causes()));
    } while (parts.size() < KEYS && choices.more(BATCH_MEAN, "one more write?"));
    Attempt attempt = run.ledger.open(parts);
    List<Action.Step> steps = new ArrayList<>();
    List<Write> writes = new ArrayList<>();
    for (Attempt.Part part : parts) {
      steps.add(new Action.Write(part.key(), part.delete() ? 0 : attempt.number));
      writes.add(write(attempt, part));
    }
    int operation = run.history.invoke(number, new Action.Transaction(steps));
    return database
        .putBatch(writes)
        .handle(outcome -> settled(attempt, outcome, () -> run.history.ok(operation), operation));
  }

  private static Write write(Attempt attempt, Attempt.Part part) {
    WriteOptions options = Ledger.marked(attempt).causedBy(part.causes());
    return part.delete()
        ? new Write.Delete(EngineRun.NAMESPACE, part.key(), options)
        : new Write.Put(EngineRun.NAMESPACE, part.key(), value(attempt), options);
  }

  /** Expects what it has seen last of a key, which may be old. */
  private Promise<Boolean> compareAndSet() {
    String key = seenKey.isEmpty() ? key() : seenKey;
    boolean absent = seen.isEmpty();
    Attempt attempt = run.ledger.open(List.of(new Attempt.Part(key, false, List.of())));
    int expected = seen.map(Ledger::numberOf).orElse(0);
    int operation =
        run.history.invoke(number, new Action.CompareAndSet(key, expected, attempt.number));
    WriteOptions marked = Ledger.marked(attempt);
    WriteOptions options =
        absent ? marked.expectingAbsent() : marked.expecting(seen.orElseThrow().id());
    assert !(options.expected() instanceof Expected.Anything) : "no expectation";
    return database
        .put(EngineRun.NAMESPACE, key, value(attempt), options)
        .map(List::of)
        .handle(
            outcome -> settled(attempt, outcome, () -> run.history.ok(operation, true), operation));
  }

  private Promise<Boolean> settled(
      Attempt attempt, Outcome<List<Version>> outcome, Runnable done, int operation) {
    if (outcome instanceof Outcome.Success<List<Version>> written) {
      run.ledger.acknowledge(attempt, written.value());
      done.run();
      Version last = written.value().get(written.value().size() - 1);
      run.simulation.observe(last.id().hashCode());
      see(last.key(), last.tombstone() ? Optional.empty() : Optional.of(last));
    } else if (outcome instanceof Outcome.Failure<List<Version>> failed) {
      refused(attempt, failed.error(), operation);
    }
    return run.runtime().completed(true);
  }

  /** What was refused was not done, unless the database itself cannot know. */
  private void refused(Attempt attempt, Throwable error, int operation) {
    run.simulation.mark("error: " + codeOf(error), 1);
    if (error instanceof KoruException.OutcomeUnknown && run.diskFailed()) {
      run.history.unknown(operation);
      return;
    }
    attempt.refuse();
    if (error instanceof KoruException.Conflict) {
      run.history.ok(operation, false);
      return;
    }
    run.history.fail(operation);
    boolean deletes = attempt.parts.stream().anyMatch(Attempt.Part::delete);
    boolean noSuchKey = error instanceof KoruException.NotFound && deletes;
    boolean readOnly = error instanceof KoruException.ReadOnly && run.diskFailed();
    run.always(noSuchKey || readOnly, "unexpected_error", () -> attempt.mark() + ": " + error);
  }

  private static String codeOf(Throwable error) {
    return error instanceof KoruException known ? known.code().text() : error.getClass().getName();
  }

  // Reads

  private Promise<Boolean> read() {
    String key = key();
    int operation = run.history.invoke(number, new Action.Read(key));
    return database
        .get(EngineRun.NAMESPACE, key)
        .map(
            version -> {
              run.history.ok(operation, version.map(Ledger::numberOf).orElse(0));
              see(key, version);
              return true;
            });
  }

  private void see(String key, Optional<Version> version) {
    seenKey = key;
    seen = version;
  }

  /** A version that somebody was told of is the answer as of its time, for ever (D5). */
  private Promise<Boolean> readPast() {
    return withKnown(
        version ->
            database
                .getAt(EngineRun.NAMESPACE, version.key(), version.timestamp())
                .map(
                    found -> {
                      Optional<VersionId> expected =
                          version.tombstone() ? Optional.empty() : Optional.of(version.id());
                      run.always(
                          found.map(Version::id).equals(expected),
                          "past_changed",
                          () -> "version=" + version + " answer=" + found);
                      return true;
                    }));
  }

  /** A version that somebody was told of stays in its key's history (D2, D6). */
  private Promise<Boolean> readHistory() {
    return withKnown(
        version ->
            database
                .history(EngineRun.NAMESPACE, version.key())
                .map(
                    history -> {
                      run.always(
                          history.contains(version),
                          "history_lost",
                          () -> "version=" + version + " history=" + history);
                      return true;
                    }));
  }

  private Promise<Boolean> withKnown(Function<Version, Promise<Boolean>> question) {
    List<Version> known = run.known();
    return known.isEmpty()
        ? run.runtime().completed(true)
        : question.apply(known.get(choices.draw(known.size(), "known version")));
  }

  /** A snapshot gives the same answers, whenever it is asked (D8). */
  private Promise<Boolean> readSnapshot() {
    Snapshot before = snapshot;
    Snapshot now = before == null ? database.snapshot() : before;
    snapshot = before == null ? now : null;
    Snapshot past = database.asOf(now.readPoint());
    return now.keys(EngineRun.NAMESPACE)
        .then(
            keys ->
                past.keys(EngineRun.NAMESPACE)
                    .map(
                        again -> {
                          run.always(
                              keys.equals(again),
                              "snapshot_moved",
                              () -> "at=" + now.readPoint() + " " + keys + " and then " + again);
                          return true;
                        }));
  }

  // Data

  private String key() {
    return name(choices.draw(KEYS, "key"));
  }

  static String name(int index) {
    return "key-" + index % KEYS;
  }

  /** Some are long, so that segments hold few commits or many. */
  static JsonString value(Attempt attempt) {
    return JsonString.of(attempt.mark().repeat(attempt.isLong() ? LONG_VALUE : 1));
  }

  /** Versions that somebody was told of, sorted and each once, as the database keeps them. */
  private List<VersionId> causes() {
    List<Version> known = run.known();
    List<VersionId> causes = new ArrayList<>();
    while (!known.isEmpty() && choices.more(CAUSES_MEAN, "one more cause?")) {
      VersionId cause = known.get(choices.draw(known.size(), "cause")).id();
      if (!causes.contains(cause)) {
        causes.add(cause);
      }
    }
    return causes;
  }
}
