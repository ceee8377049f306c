package org.korudelta.worlds.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korudelta.causal.Version;
import org.korudelta.worlds.model.ModelDatabase;

/**
 * What clients were told is so: acknowledged commits are there as they were, refused ones are not,
 * every commit is whole, and nothing is there that nobody asked for (S1, D4).
 */
final class KeptPromises {
  private final EngineRun run;

  KeptPromises(EngineRun run) {
    this.run = run;
  }

  /** Everything that {@code before} held is there, at its place. */
  void checkKept(ModelDatabase before, ModelDatabase now) {
    for (String key : before.everWritten()) {
      List<Version> old = before.history(key);
      List<Version> history = now.history(key);
      for (int i = 0; i < old.size(); i++) {
        Version version = old.get(i);
        boolean kept = i < history.size() && history.get(i).equals(version);
        run.always(kept, "earlier_life_lost", () -> "version of an earlier life: " + version);
      }
    }
  }

  /**
   * Every attempt against what is there, and what is there against the attempts; gives who wrote
   * it.
   */
  List<Written> check(ModelDatabase model, List<Version> versions) {
    int[] found = new int[run.ledger.attempts().size() + 1];
    List<Written> written = new ArrayList<>();
    for (Version version : versions) {
      Attempt writer = checkedWriter(version);
      found[writer.number]++;
      written.add(new Written(version, writer));
    }
    for (Attempt attempt : run.ledger.attempts()) {
      checkWhole(attempt, found[attempt.number]);
      attempt.versions().forEach(promised -> checkPromised(promised, model));
    }
    return written;
  }

  private void checkWhole(Attempt attempt, int found) {
    run.always(
        found == 0 || found == attempt.parts.size(),
        "commit_split",
        () -> attempt.mark() + " found=" + found + " of=" + attempt.parts.size());
    run.always(
        found == 0 || attempt.fate() != Attempt.Fate.REFUSED,
        "refused_written",
        () -> attempt.mark() + " was refused and is there");
    run.always(
        found == 0 || attempt.fate() != Attempt.Fate.DROPPED,
        "failed_write_back",
        () -> attempt.mark() + " failed, others were acknowledged after it, and it is there");
  }

  private void checkPromised(Version promised, ModelDatabase model) {
    List<Version> history = model.history(promised.key());
    int at = history.indexOf(promised);
    run.always(at >= 0, "lost_write", () -> "acknowledged and not there: " + promised);
    Version found = history.get(at);
    boolean same =
        found.timestamp().equals(promised.timestamp())
            && found.ordinal() == promised.ordinal()
            && found.contentId().equals(promised.contentId())
            && found.previousVersion().equals(promised.previousVersion())
            && found.causes().equals(promised.causes());
    run.always(same, "changed_write", () -> "promised=" + promised + " found=" + found);
  }

  private Attempt checkedWriter(Version version) {
    Optional<Attempt> writer = run.ledger.writerOf(version);
    run.always(writer.isPresent(), "invented", () -> "nobody wrote " + version);
    run.always(
        isAsked(writer.orElseThrow(), version),
        "other_write",
        () -> "not what was asked for: " + version);
    return writer.orElseThrow();
  }

  /** The versions of a commit are what was asked for, in the order in which it was (D4). */
  private static boolean isAsked(Attempt writer, Version version) {
    if (version.ordinal() >= writer.parts.size()) {
      return false;
    }
    Attempt.Part part = writer.parts.get(version.ordinal());
    return part.key().equals(version.key()) && part.delete() == version.tombstone();
  }
}
