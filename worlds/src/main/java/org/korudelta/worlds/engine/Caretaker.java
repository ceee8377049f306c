package org.korudelta.worlds.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.PackReport;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/** Somebody who packs old segments, and lets retention take values, while others work. */
final class Caretaker {
  /** What must happen in some runs. */
  static final String PACKED = "pack: segments packed";

  private static final int ROUNDS_MEAN = 2;
  private static final int WAIT_MILLIS_MAX = 8;

  private final EngineRun run;
  private final Choices choices;

  Caretaker(EngineRun run) {
    this.run = run;
    this.choices = run.simulation.choices().stream("caretaker");
  }

  /** Works for one life of the database. */
  Promise<@Nullable Void> work(KoruDelta database) {
    if (!choices.more(ROUNDS_MEAN, "once more?")) {
      return run.runtime().completed(null);
    }
    return run.runtime()
        .sleep(Duration.ofMillis(choices.draw(WAIT_MILLIS_MAX, "waits")))
        .then(slept -> act(database))
        .then(ignored -> work(database));
  }

  private Promise<@Nullable Void> act(KoruDelta database) {
    return run.hasSecrets() && choices.draw(2, "packs or reclaims") == 1
        ? database.reclaim().handle(run.eraser()::reclaimed)
        : database.pack().handle(this::packed);
  }

  private Promise<@Nullable Void> packed(Outcome<PackReport> outcome) {
    if (outcome instanceof Outcome.Success<PackReport> success) {
      run.simulation.sometimes(success.value().segments() > 0, PACKED);
    } else if (outcome instanceof Outcome.Failure<PackReport> failure) {
      Throwable error = failure.error();
      run.always(
          error instanceof KoruException.Closed || run.mayFailToRead(error),
          "pack_failed",
          () -> "packing failed: " + error);
    }
    return run.runtime().completed(null);
  }
}
