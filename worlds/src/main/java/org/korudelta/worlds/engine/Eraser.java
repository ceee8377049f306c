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

  private static final String NAMESPACE = "secrets";
  private static final int ROUNDS_MEAN = 8;
  private static final int KEYS = 3;
  private static final int ERASES_ONE_IN = 4;
  private static final int WAIT_MILLIS_MAX = 4;

  private final EngineRun run;
  private final Choices choices;
  private final Map<String, List<String>> written = new TreeMap<>();
  private final List<String> gone = new ArrayList<>();
  private final Map<String, Integer> wiped = new TreeMap<>();
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
        .then(
            slept ->
                choices.oneIn(ERASES_ONE_IN, "erases") ? erase(database, key) : put(database, key))
        .then(ignored -> work(database));
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
        .handle(outcome -> erased(key, texts, outcome));
  }

  private Promise<@Nullable Void> erased(
      String key, List<String> texts, Outcome<ErasureReport> outcome) {
    if (outcome instanceof Outcome.Success<ErasureReport> success) {
      run.simulation.sometimes(success.value().versions() > 0, ERASED);
      gone.addAll(texts);
      wiped.merge(key, texts.isEmpty() ? 0 : 1, Math::max);
    } else if (outcome instanceof Outcome.Failure<ErasureReport> failure) {
      Throwable error = failure.error();
      run.always(
          error instanceof KoruException.Closed
              || error instanceof KoruException.NotFound
              || error instanceof KoruException.OutcomeUnknown
              || error instanceof KoruException.Unavailable
              || run.mayFailToRead(error),
          "erase_failed",
          () -> "erasing failed: " + error);
    }
    return run.runtime().completed(null);
  }

  /** Nothing that is gone is in any file. */
  void checkFiles(DeterministicRuntime runtime) {
    for (String name : runtime.await(runtime.storage().list())) {
      StorageFile file = runtime.await(runtime.storage().open(name));
      int size = (int) (long) runtime.await(file.size());
      String content =
          new String(runtime.await(file.read(0, size)), StandardCharsets.ISO_8859_1);
      runtime.await(file.close());
      for (String text : gone) {
        run.always(
            !content.contains(text), "erased_and_there", () -> "text=" + text + " file=" + name);
      }
    }
  }

  /** What is there of the keys says that it was erased, or is none of what is gone. */
  void check(KoruDelta database) {
    for (String key : wiped.keySet()) {
      List<Version> history = run.runtime().await(database.history(NAMESPACE, key));
      for (Version version : history) {
        boolean fine =
            version.isWiped() || version.tombstone() || !gone.contains(text(version));
        run.always(fine, "erased_and_read", () -> "version=" + version);
      }
    }
  }

  private static String text(Version version) {
    return ((JsonString) version.value()).value();
  }
}
