package org.korudelta.log;

import java.util.Optional;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/** Opens a log to be read beside its writer. Threading: one task at a time. */
final class ReadOnlyOpening {
  private final LogDirectory directory;
  private final Recovery.Reading reading;

  ReadOnlyOpening(LogDirectory directory, Recovery.Reading reading) {
    this.directory = directory;
    this.reading = reading;
  }

  /**
   * Which log there is.
   *
   * @param names its files
   * @param manifest the newest whole manifest
   */
  private record Sight(FileNames names, Optional<Manifest> manifest) {
    /** Whether the same commits are part of the log in both. */
    boolean hasSegmentsOf(Sight other) {
      return names.segments().equals(other.names.segments()) && generation() == other.generation();
    }

    /** Whether nothing has changed between the two. */
    boolean isLike(Sight other) {
      return names.equals(other.names) && generation() == other.generation();
    }

    private long generation() {
      return manifest.map(Manifest::generation).orElse(0L);
    }
  }

  Promise<Recovered> run() {
    return look().then(this::read);
  }

  private Promise<Sight> look() {
    return directory
        .names()
        .then(
            names ->
                new ManifestSlots(directory, names.slots())
                    .read()
                    .map(manifest -> new Sight(names, manifest)))
        .recover(this::gone);
  }

  /** A slot that was listed and is not there any more was replaced. */
  private Promise<Sight> gone(Throwable error) {
    return directory
        .runtime()
        .failed(error instanceof KoruException.NotFound ? exchanged(error) : error);
  }

  private static KoruException exchanged(Throwable cause) {
    return new KoruException.Unavailable(
        "files were exchanged while they were read: " + cause.getMessage(), cause);
  }

  private Promise<Recovered> read(Sight before) {
    return directory
        .runtime()
        .completed(before)
        .then(this::recovered)
        .handle(outcome -> look().then(after -> judge(outcome, before, after)));
  }

  private Promise<Recovered> recovered(Sight sight) {
    return sight.manifest().isEmpty()
        ? absent(sight.names())
        : recovered(sight.manifest().get(), sight.names());
  }

  private Promise<Recovered> recovered(Manifest manifest, FileNames names) {
    Aftermath aftermath = new ReadersAftermath(directory.runtime());
    return new StagedSegments(directory, manifest)
        .leaveOut(names)
        .then(listed -> new Recovery(directory, aftermath, manifest, reading).run(listed));
  }

  private Promise<Recovered> absent(FileNames names) {
    return new LogAbsence(directory, names)
        .isUnfinished()
        .then(none -> directory.runtime().failed(new KoruException.NotFound("no log here")));
  }

  private Promise<Recovered> judge(Outcome<Recovered> outcome, Sight before, Sight after) {
    if (outcome instanceof Outcome.Success<Recovered> read) {
      return after.hasSegmentsOf(before)
          ? directory.runtime().completed(read.value())
          : directory
              .runtime()
              .failed(new KoruException.Unavailable("segments were added while they were read"));
    }
    Throwable error = Ending.failure(outcome);
    return directory.runtime().failed(after.isLike(before) ? error : exchanged(error));
  }
}
