package org.korudelta.worlds.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.KoruReader;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;
import org.korudelta.worlds.model.ModelDatabase;

/**
 * Who reads the files while the database is open, as another process would, now and then. What it
 * sees is a prefix of the commits, has all that were durable when it began to look, none that were
 * given up by then, and does not change while it looks (S7).
 */
final class Onlooker {
  private static final String LOOKED = "reader: looked beside the writer";

  /** What must happen in some runs. */
  static final List<String> MARKS = List.of(LOOKED);

  private static final int LOOKS_MEAN = 3;
  private static final int TURNS_MAX = 40;

  private final EngineRun run;
  private final Choices choices;

  Onlooker(EngineRun run) {
    this.run = run;
    this.choices = run.simulation.choices().stream("onlooker");
  }

  /** Looks for this life of the database, in some runs. */
  void follow() {
    if (run.simulation.has("onlooker")) {
      run.runtime().spawn("onlooker", this::goOn);
    }
  }

  private Promise<@Nullable Void> goOn() {
    int drawn = choices.more(LOOKS_MEAN, TURNS_MAX, "next look");
    return drawn == 0
        ? run.runtime().completed(null)
        : idle(drawn).then(turn -> new Look().run()).then(done -> goOn());
  }

  private Promise<@Nullable Void> idle(int turns) {
    return turns == 0
        ? run.runtime().completed(null)
        : run.runtime().yield().then(turn -> idle(turns - 1));
  }

  /** One look, and what was known when it began. */
  private final class Look {
    private final List<Version> promised = new ArrayList<>();
    private final Set<Integer> gone = new HashSet<>();

    Look() {
      for (Version version : run.known()) {
        if (version.timestamp().epochNanos() <= run.ledger.durableNanos()) {
          promised.add(version);
        }
      }
      for (Attempt attempt : run.ledger.attempts()) {
        if (attempt.fate() == Attempt.Fate.DROPPED) {
          gone.add(attempt.number);
        }
      }
    }

    Promise<@Nullable Void> run() {
      return KoruDelta.openReadOnly(run.runtime(), run.options())
          .then(reader -> look(reader).then(seen -> reader.close()))
          .recover(this::excused);
    }

    private Promise<@Nullable Void> excused(Throwable error) {
      boolean exchanged = error instanceof KoruException.Unavailable;
      boolean excused = exchanged || looksUnmade(error) || run.mayFailToRead(error);
      run.always(excused, "reader_failed", () -> "cannot look: " + error);
      return run.runtime().completed(null);
    }

    /** A damaged log without commits looks like one whose creation has not ended. */
    private boolean looksUnmade(Throwable error) {
      return error instanceof KoruException.NotFound && run.damaged() && promised.isEmpty();
    }

    private Promise<@Nullable Void> look(KoruReader reader) {
      return all(reader)
          .then(
              all -> {
                List<Version> seen = ofClients(all);
                check(seen);
                checkPoint(all, reader.readPoint());
                run.simulation.mark(LOOKED, 1);
                return idle(choices.draw(TURNS_MAX, "turns"))
                    .then(turn -> compare(reader, seen))
                    .then(same -> all(reader))
                    .map(again -> stands(seen, ofClients(again)));
              });
    }

    private List<Version> ofClients(List<Version> versions) {
      List<Version> clients = new ArrayList<>(versions);
      clients.removeIf(version -> !version.namespace().equals(EngineRun.NAMESPACE));
      return clients;
    }

    private Promise<List<Version>> all(KoruReader reader) {
      return reader.changes(Timestamp.MIN, Integer.MAX_VALUE);
    }

    private void check(List<Version> seen) {
      run.always(
          run.damaged() || seen.containsAll(promised),
          "reader_lacks",
          () -> "durable=" + promised + " seen=" + seen);
      for (int i = 0; i < seen.size(); i++) {
        checkWriter(seen.get(i));
        checkOrder(i == 0 ? null : seen.get(i - 1), seen.get(i));
      }
      boolean whole = seen.isEmpty() || Commits.isLast(run.ledger, seen.get(seen.size() - 1));
      run.always(whole, "reader_splits_commit", () -> "seen=" + seen);
    }

    private void checkPoint(List<Version> seen, Timestamp at) {
      Timestamp last = seen.isEmpty() ? Timestamp.MIN : seen.get(seen.size() - 1).timestamp();
      run.always(at.equals(last), "reader_elsewhere", () -> "at=" + at + " last=" + last);
    }

    private void checkWriter(Version version) {
      Optional<Attempt> writer = run.ledger.writerOf(version);
      run.always(writer.isPresent(), "reader_invents", () -> "nobody wrote " + version);
      Attempt attempt = writer.orElseThrow();
      run.always(
          attempt.fate() != Attempt.Fate.REFUSED && !gone.contains(attempt.number),
          "reader_sees_what_is_gone",
          () -> attempt.mark() + " is not there, and was seen");
    }

    private void checkOrder(@Nullable Version before, Version next) {
      boolean inOrder = before == null ? next.ordinal() == 0 : Commits.inOrder(before, next);
      run.always(inOrder, "reader_order", () -> "before=" + before + " and then " + next);
    }

    /** Each key is what the changes say. */
    private Promise<@Nullable Void> compare(KoruReader reader, List<Version> seen) {
      ModelDatabase model = new ModelDatabase();
      seen.forEach(model::apply);
      return reader
          .keys(EngineRun.NAMESPACE)
          .map(
              keys -> {
                List<String> expected = model.keys(Timestamp.MAX);
                run.always(
                    keys.equals(expected),
                    "reader_keys_differ",
                    () -> "keys=" + keys + " expected=" + expected);
                return null;
              });
    }

    private @Nullable Void stands(List<Version> seen, List<Version> again) {
      run.always(again.equals(seen), "reader_moved", () -> "first=" + seen + " then=" + again);
      return null;
    }
  }
}
