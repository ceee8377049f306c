package org.korudelta.worlds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korudelta.KoruDelta;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonString;
import org.korudelta.text.Timestamp;

/**
 * Compares a database that was just opened with what clients were promised (S1, D4) and with the
 * model of what it holds (S5): every acknowledged version is there as it was acknowledged, nothing
 * else but what somebody asked for, commits are whole, what earlier lives held is still there, and
 * every read, now and at every past instant, is the model's.
 */
final class RecoveryCheck {
  private static final String MARK = "mark";

  private final DeterministicRuntime runtime;
  private final KoruDelta database;
  private final String namespace;

  RecoveryCheck(DeterministicRuntime runtime, KoruDelta database, String namespace) {
    this.runtime = runtime;
    this.database = database;
    this.namespace = namespace;
  }

  /** Metadata that tells one attempt's versions from all others. */
  static JsonObject mark(String mark) {
    return Json.object().put(MARK, mark).build();
  }

  /** Checks everything; gives the model of what the database holds. */
  ModelDatabase check(ModelDatabase before, List<Attempt> attempts) {
    ModelDatabase model = new ModelDatabase();
    for (String key : keysOf(attempts)) {
      runtime.await(database.history(namespace, key)).forEach(model::apply);
    }
    checkNothingWasLost(before, model);
    attempts.forEach(attempt -> checkAttempt(attempt, model));
    checkChains(model);
    checkAnswers(model);
    return model;
  }

  private static List<String> keysOf(List<Attempt> attempts) {
    List<String> keys = new ArrayList<>();
    for (Attempt attempt : attempts) {
      for (String key : attempt.keys) {
        if (!keys.contains(key)) {
          keys.add(key);
        }
      }
    }
    return keys;
  }

  private static void checkNothingWasLost(ModelDatabase before, ModelDatabase model) {
    for (String key : before.everWritten()) {
      List<Version> old = before.history(key);
      List<Version> now = model.history(key);
      for (int i = 0; i < old.size(); i++) {
        boolean kept = i < now.size() && now.get(i).id().equals(old.get(i).id());
        Violation.unless(
            kept,
            "a version of an earlier life is gone: key=" + key + " version=" + old.get(i).id());
      }
    }
  }

  private static void checkAttempt(Attempt attempt, ModelDatabase model) {
    int found = 0;
    for (String key : attempt.keys) {
      for (Version version : model.history(key)) {
        found += markOf(version).equals(attempt.mark) ? 1 : 0;
      }
    }
    Violation.unless(
        found == 0 || found == attempt.keys.size(),
        "commit is not whole: commit="
            + attempt.mark
            + " found="
            + found
            + " of="
            + attempt.keys.size());
    for (Version promised : attempt.acknowledged()) {
      Violation.unless(
          holds(model, promised),
          "acknowledged write is lost: commit="
              + attempt.mark
              + " key="
              + promised.key()
              + " version="
              + promised.id());
    }
  }

  private static boolean holds(ModelDatabase model, Version promised) {
    for (Version version : model.history(promised.key())) {
      if (version.id().equals(promised.id())) {
        return version.timestamp().equals(promised.timestamp())
            && version.contentId().equals(promised.contentId());
      }
    }
    return false;
  }

  private static String markOf(Version version) {
    return version.metadata().member(MARK).map(mark -> ((JsonString) mark).value()).orElse("");
  }

  private static void checkChains(ModelDatabase model) {
    for (String key : model.everWritten()) {
      Optional<VersionId> previous = Optional.empty();
      for (Version version : model.history(key)) {
        Violation.unless(
            version.previousVersion().equals(previous),
            "chain is broken: key="
                + key
                + " version="
                + version.id()
                + " previous="
                + version.previousVersion());
        previous = Optional.of(version.id());
      }
    }
  }

  private void checkAnswers(ModelDatabase model) {
    Violation.unless(
        runtime.await(database.stats()).totalVersions() == model.versions(),
        "versions nobody asked for: stats="
            + runtime.await(database.stats()).totalVersions()
            + " model="
            + model.versions());
    checkInstant(model, Timestamp.MAX);
    for (String key : model.everWritten()) {
      for (Version version : model.history(key)) {
        long instant = version.timestamp().epochNanos();
        checkInstant(model, Timestamp.ofEpochNanos(instant - 1));
        checkInstant(model, Timestamp.ofEpochNanos(instant));
      }
    }
  }

  private void checkInstant(ModelDatabase model, Timestamp at) {
    List<String> keys = runtime.await(database.asOf(at).keys(namespace));
    Violation.unless(
        keys.equals(model.keys(at)),
        "keys differ: at=" + at + " database=" + keys + " model=" + model.keys(at));
    for (String key : model.everWritten()) {
      Optional<VersionId> answer =
          runtime.await(database.getAt(namespace, key, at)).map(Version::id);
      Optional<VersionId> expected = model.getAt(key, at).map(Version::id);
      Violation.unless(
          answer.equals(expected),
          "answers differ: key="
              + key
              + " at="
              + at
              + " database="
              + answer
              + " model="
              + expected);
    }
  }
}
