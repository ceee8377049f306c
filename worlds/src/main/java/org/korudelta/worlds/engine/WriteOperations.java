package org.korudelta.worlds.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korudelta.Expected;
import org.korudelta.KoruDelta;
import org.korudelta.Write;
import org.korudelta.WriteOptions;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.deterministic.check.Action;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/** What a client writes, and what becomes of it. */
final class WriteOperations {
  private static final int CAUSES_MEAN = 1;

  private static final int BATCH_MEAN = 2;

  /** Kinds of writes in a batch: put, put expecting something, delete, delete expecting it. */
  private static final int PARTS = 4;

  private final EngineRun run;
  private final KoruDelta database;
  private final Choices choices;
  private final Choices again;
  private final Client client;

  WriteOperations(EngineRun run, KoruDelta database, Choices choices, Client client) {
    this.run = run;
    this.database = database;
    this.choices = choices;
    this.again = choices.stream(choices.name() + "/again");
    this.client = client;
  }

  Promise<Boolean> put(boolean caused, boolean isLong) {
    Attempt.Part part = Attempt.Part.put(client.key(), caused ? causes() : List.of());
    Attempt attempt = run.ledger.open(List.of(part));
    if (isLong) {
      attempt.lengthen();
    }
    return single(attempt, new Action.Write(part.key(), attempt.number), List.of());
  }

  Promise<Boolean> delete() {
    Attempt.Part part = Attempt.Part.delete(client.key(), causes());
    return single(run.ledger.open(List.of(part)), new Action.Write(part.key(), 0), List.of());
  }

  /** Expects what the client has seen last of a key, which may be old. */
  Promise<Boolean> compareAndSet() {
    String seen = client.seenKey();
    String key = seen.isEmpty() ? client.key() : seen;
    Attempt.Part part = Attempt.Part.put(key, List.of()).expecting(expected());
    Attempt attempt = run.ledger.open(List.of(part));
    Action action = new Action.CompareAndSet(key, expectedNumber(), attempt.number);
    return single(attempt, action, List.of(1));
  }

  private Expected expected() {
    Optional<Version> seen = client.seen();
    return seen.isEmpty() ? new Expected.Absent() : new Expected.Exactly(seen.get().id());
  }

  private int expectedNumber() {
    return client.seen().map(Ledger::numberOf).orElse(0);
  }

  private Promise<Boolean> single(Attempt attempt, Action action, List<Integer> answers) {
    Attempt.Part part = attempt.parts.get(0);
    int operation = run.history.invoke(client.number(), action);
    WriteOptions options = Ledger.options(attempt, part);
    Promise<Version> answer =
        part.delete()
            ? database.delete(EngineRun.NAMESPACE, part.key(), options)
            : database.put(EngineRun.NAMESPACE, part.key(), attempt.value(), options);
    return answer
        .map(List::of)
        .handle(outcome -> settled(new Asked(attempt, operation, action, answers), outcome));
  }

  Promise<Boolean> batch() {
    List<Attempt.Part> parts = new ArrayList<>();
    parts.add(part(client.key(), 1 + choices.draw(PARTS, "first write")));
    int drawn = choices.more(BATCH_MEAN, PARTS, "next write");
    while (drawn > 0) {
      parts.add(part(client.key(parts.size()), drawn));
      boolean full = parts.size() == Client.KEYS;
      drawn = full ? 0 : choices.more(BATCH_MEAN, PARTS, "next write");
    }
    Attempt attempt = run.ledger.open(parts);
    List<Integer> answers = new ArrayList<>();
    Action action = transaction(attempt, answers);
    int operation = run.history.invoke(client.number(), action);
    return database
        .putBatch(parts.stream().map(part -> write(attempt, part)).toList())
        .handle(outcome -> settled(new Asked(attempt, operation, action, answers), outcome));
  }

  private Attempt.Part part(String key, int kind) {
    Attempt.Part part =
        kind <= 2 ? Attempt.Part.put(key, causes()) : Attempt.Part.delete(key, causes());
    boolean expects = kind % 2 == 0 && client.seenKey().equals(key);
    return expects ? part.expecting(expected()) : part;
  }

  /** What it expects counts as read; the values it must have found go to {@code answers}. */
  private Action transaction(Attempt attempt, List<Integer> answers) {
    List<Action.Step> steps = new ArrayList<>();
    for (Attempt.Part part : attempt.parts) {
      if (!(part.expected() instanceof Expected.Anything)) {
        steps.add(new Action.Read(part.key()));
        answers.add(expectedNumber());
      }
      steps.add(new Action.Write(part.key(), part.delete() ? 0 : attempt.number));
    }
    return new Action.Transaction(steps);
  }

  private static Write write(Attempt attempt, Attempt.Part part) {
    WriteOptions options = Ledger.options(attempt, part);
    return part.delete()
        ? new Write.Delete(EngineRun.NAMESPACE, part.key(), options)
        : new Write.Put(EngineRun.NAMESPACE, part.key(), attempt.value(), options);
  }

  /** Makes everything so far durable; whether it could. */
  Promise<Boolean> sync() {
    long newest = run.ledger.newestNanos();
    return database.sync().handle(outcome -> run.runtime().completed(synced(newest, outcome)));
  }

  private boolean synced(long newest, Outcome<?> outcome) {
    boolean done = outcome instanceof Outcome.Success<?>;
    if (done) {
      run.ledger.durable(newest);
    }
    run.always(done || run.diskFailed(), "sync_refused", () -> "no fault, and no sync: " + outcome);
    return done;
  }

  // Answers

  /** What was asked for, and what the history's answer is when it is done. */
  private record Asked(Attempt attempt, int operation, Action action, List<Integer> answers) {}

  private Promise<Boolean> settled(Asked asked, Outcome<List<Version>> outcome) {
    if (outcome instanceof Outcome.Success<List<Version>> written) {
      run.acknowledge(asked.attempt(), written.value());
      run.history.ok(asked.operation(), asked.answers());
      Version last = written.value().get(written.value().size() - 1);
      run.simulation.observe(last.id().hashCode());
      client.see(last.key(), last.tombstone() ? Optional.empty() : Optional.of(last));
    } else if (outcome instanceof Outcome.Failure<List<Version>> failed) {
      refused(asked, failed.error());
    }
    return run.runtime().completed(true);
  }

  /** What was refused was not done, unless the database itself cannot know. */
  private void refused(Asked asked, Throwable error) {
    run.simulation.mark("error: " + codeOf(error), 1);
    if (error instanceof KoruException.OutcomeUnknown && run.diskFailed()) {
      run.history.unknown(asked.operation());
      run.fail(asked.attempt());
      return;
    }
    asked.attempt().refuse();
    if (error instanceof KoruException.Conflict && asked.action() instanceof Action.CompareAndSet) {
      run.history.ok(asked.operation(), false);
      return;
    }
    run.history.fail(asked.operation());
    run.always(
        mayRefuse(asked.attempt(), error),
        "unexpected_error",
        () -> asked.attempt().mark() + ": " + error);
  }

  private boolean mayRefuse(Attempt attempt, Throwable error) {
    boolean deletes = attempt.parts.stream().anyMatch(Attempt.Part::delete);
    boolean expects =
        attempt.parts.stream().anyMatch(part -> !(part.expected() instanceof Expected.Anything));
    return (error instanceof KoruException.NotFound && deletes)
        || (error instanceof KoruException.Conflict && expects)
        || (saysNotWritten(error) && run.diskFailed())
        || run.mayFailToRead(error);
  }

  private static boolean saysNotWritten(Throwable error) {
    return error instanceof KoruException.StorageFailure
        || error instanceof KoruException.Unavailable;
  }

  private static String codeOf(Throwable error) {
    return error instanceof KoruException known ? known.code().text() : error.getClass().getName();
  }

  // Data

  /** Versions that somebody was told of, in any order, the first of them sometimes again. */
  private List<VersionId> causes() {
    List<Version> known = run.known();
    List<VersionId> causes = new ArrayList<>();
    int drawn = nextCause(known);
    while (drawn > 0) {
      causes.add(known.get(drawn - 1).id());
      drawn = nextCause(known);
    }
    if (!causes.isEmpty() && again.oneIn(4, "names the first again")) {
      causes.add(causes.get(0));
    }
    return causes;
  }

  private int nextCause(List<Version> known) {
    return known.isEmpty() ? 0 : choices.more(CAUSES_MEAN, known.size(), "next cause");
  }
}
