package org.korudelta.worlds.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.korudelta.ErasureReport;
import org.korudelta.KoruDelta;
import org.korudelta.ReclaimReport;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonString;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

/**
 * Somebody with secrets, in a namespace of their own, who wants some of them gone: once that is
 * said to be done they are in no file any more, whatever crash comes (D16).
 */
final class Eraser {
  /** What must happen in some runs. */
  static final String ERASED = "erase: erased";

  /** What must happen in some runs. */
  static final String RECLAIMED = "retention: values taken";

  /** Whose keys keep {@link #KEPT} versions. */
  static final String NAMESPACE = "secrets";

  static final int KEPT = 2;

  private static final int RECLAIMS_ONE_IN = 6;
  private static final int ROUNDS_MEAN = 8;
  private static final int KEYS = 3;
  private static final int ERASES_ONE_IN = 4;
  private static final int WAIT_MILLIS_MAX = 4;

  private final EngineRun run;
  private final Choices choices;
  private final Map<String, List<String>> written = new TreeMap<>();
  private final List<String> gone = new ArrayList<>();
  private int secrets;

  Eraser(EngineRun run) {
    this.run = run;
    this.choices = run.simulation.choices().stream("eraser");
  }

  /** Works for one life of the database. */
  Promise<@Nullable Void> work(KoruDelta database) {
    if (!choices.more(ROUNDS_MEAN, "one more secret?")) {
      return run.runtime().completed(null);
    }
    String key = "secret-" + choices.draw(KEYS, "key");
    return run.runtime()
        .sleep(Duration.ofMillis(choices.draw(WAIT_MILLIS_MAX, "waits")))
        .then(slept -> act(database, key))
        .then(ignored -> work(database));
  }

  private Promise<@Nullable Void> act(KoruDelta database, String key) {
    if (choices.oneIn(RECLAIMS_ONE_IN, "reclaims")) {
      return database.reclaim().handle(this::reclaimed);
    }
    return choices.oneIn(ERASES_ONE_IN, "erases") ? erase(database, key) : put(database, key);
  }

  /** Values were taken, or not. */
  Promise<@Nullable Void> reclaimed(Outcome<ReclaimReport> outcome) {
    if (outcome instanceof Outcome.Success<ReclaimReport> success) {
      run.simulation.sometimes(success.value().versions() > 0, RECLAIMED);
    } else if (outcome instanceof Outcome.Failure<ReclaimReport> failure) {
      requireExcuse("reclaim_failed", failure.error());
    }
    return run.runtime().completed(null);
  }

  private void requireExcuse(String check, Throwable error) {
    run.always(
        error instanceof KoruException.Closed
            || error instanceof KoruException.NotFound
            || error instanceof KoruException.OutcomeUnknown
            || error instanceof KoruException.Unavailable
            || run.mayFailToRead(error),
        check,
        () -> "work on secrets failed: " + error);
  }

  private Promise<@Nullable Void> put(KoruDelta database, String key) {
    String text = "the secret with the number " + secrets++ + " of " + key + ".";
    written.computeIfAbsent(key, none -> new ArrayList<>()).add(text);
    return database
        .put(NAMESPACE, key, JsonString.of(text))
        .handle(outcome -> run.runtime().completed(null));
  }

  private Promise<@Nullable Void> erase(KoruDelta database, String key) {
    List<String> texts = List.copyOf(written.getOrDefault(key, List.of()));
    return database
        .erase(NAMESPACE, key, "wanted")
        .handle(outcome -> erased(texts, outcome))
        .then(ignored -> database.history(NAMESPACE, key))
        .handle(this::readOn);
  }

  private Promise<@Nullable Void> erased(List<String> texts, Outcome<ErasureReport> outcome) {
    if (outcome instanceof Outcome.Success<ErasureReport> success) {
      run.simulation.sometimes(success.value().versions() > 0, ERASED);
      gone.addAll(texts);
    } else if (outcome instanceof Outcome.Failure<ErasureReport> failure) {
      requireExcuse("erase_failed", failure.error());
    }
    return run.runtime().completed(null);
  }

  /** What is gone is gone from memory, too. */
  private Promise<@Nullable Void> readOn(Outcome<List<Version>> history) {
    if (history instanceof Outcome.Success<List<Version>> success) {
      success.value().forEach(this::requireNotGone);
    }
    return run.runtime().completed(null);
  }

  private void requireNotGone(Version version) {
    boolean fine = version.isWiped() || version.tombstone() || !gone.contains(text(version));
    run.always(fine, "erased_and_read", () -> "version=" + version);
  }

  /** Nothing that is gone is in any file. */
  void checkFiles(DeterministicRuntime runtime) {
    for (String name : runtime.await(runtime.storage().list())) {
      StorageFile file = runtime.await(runtime.storage().open(name));
      int size = (int) (long) runtime.await(file.size());
      String content = new String(runtime.await(file.read(0, size)), StandardCharsets.ISO_8859_1);
      runtime.await(file.close());
      for (String text : gone) {
        run.always(
            !content.contains(text), "erased_and_there", () -> "text=" + text + " file=" + name);
      }
    }
  }

  /** What is there of the keys says that it was erased, or is none of what is gone. */
  void check(KoruDelta database) {
    for (String key : written.keySet()) {
      List<Version> history = run.runtime().await(database.history(NAMESPACE, key));
      for (int i = 0; i < history.size(); i++) {
        Version version = history.get(i);
        requireNotGone(version);
        run.always(
            i < history.size() - KEPT || !isRetired(version),
            "retained_and_gone",
            () -> "version=" + version + " of " + history);
      }
    }
  }

  private static boolean isRetired(Version version) {
    try {
      version.requireRetained();
      return false;
    } catch (KoruException.Gone gone) {
      return true;
    }
  }

  private static String text(Version version) {
    return ((JsonString) version.value()).value();
  }
}
