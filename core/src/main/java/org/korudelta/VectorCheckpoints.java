package org.korudelta;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.space.VectorFiles;
import org.korudelta.vector.space.VectorSpace;

/**
 * Writes down the spaces of vectors now and then, so that the next opening reads them instead of
 * the log. A file never says more than is durable in the log.
 *
 * <p>Cost: everything is written each time, so it is done when a quarter more has come, or at the
 * end. A failure loses nothing: the log has it all. Threading: safe from any thread.
 */
final class VectorCheckpoints {
  private static final long CHANGES_MIN = 16_384;
  private static final int CHANGES_SHARE = 4;
  private static final long PASSED_MAX = 4_096;

  private final AsyncRuntime runtime;
  private final VectorFiles files;
  private Supplier<Promise<@Nullable Void>> durable;
  private Promise<@Nullable Void> last; // Guarded by this, as all below.
  private boolean waits;
  private boolean linked;
  private boolean disabled;
  private long size;
  private long changes;
  private long passed;

  VectorCheckpoints(AsyncRuntime runtime, VectorFiles files) {
    this.runtime = runtime;
    this.files = files;
    this.durable = () -> runtime.completed(null);
    this.last = runtime.completed(null);
  }

  /**
   * The spaces as they are now.
   *
   * @param nanos time of the last commit in them
   * @param all each of them; nobody adds anything before {@link #image} was made
   */
  record Spaces(long nanos, List<VectorSpace> all) {
    private VectorFiles.Image image() {
      return VectorFiles.Image.of(nanos, all);
    }

    private long size() {
      return all.stream().mapToLong(VectorSpace::progress).sum();
    }
  }

  /** Lets {@code work} make durable what is visible, before any of it is written down here. */
  void durableBy(Supplier<Promise<@Nullable Void>> work) {
    durable = work;
  }

  /** What the newest whole file has that is not of a time after {@code nanosMax}. */
  Promise<Optional<VectorFiles.Loaded>> load(long nanosMax) {
    return files
        .load(nanosMax)
        .map(
            found -> {
              found.ifPresent(loaded -> begin(new Spaces(loaded.nanos(), loaded.spaces())));
              return found;
            });
  }

  /** Whether there is any file. */
  boolean hasFiles() {
    return files.hasAny();
  }

  private synchronized void begin(Spaces spaces) {
    size = spaces.size();
    changes = 0;
    passed = 0;
    linked = false;
  }

  /** So many versions came that change nothing here. */
  synchronized void passed(int versions) {
    passed += versions;
  }

  /** A graph has grown. */
  synchronized void linked() {
    linked = true;
  }

  /** So many changes came; writes when it is time. */
  synchronized void changed(long more, Supplier<Spaces> spaces) {
    changes += more;
    if (!waits && !disabled && changes > Math.max(CHANGES_MIN, size / CHANGES_SHARE)) {
      write(spaces.get()).onComplete(outcome -> {}); // The next quarter tries again.
    }
  }

  /** Writes nothing from now on. */
  synchronized void disable() {
    disabled = true;
  }

  /**
   * Writes what is there, after what is being written; no file has anything else when the promise
   * completes.
   */
  synchronized Promise<@Nullable Void> write(Spaces spaces) {
    VectorFiles.Image image = spaces.image();
    begin(spaces);
    waits = true;
    Promise<@Nullable Void> before = last;
    Promise<@Nullable Void> done =
        runtime
            .spawn(
                "korudelta vectors file",
                () -> before.then(ignored -> durable.get()).then(ignored -> files.write(image)))
            .promise();
    last = done.handle(this::ended);
    return done;
  }

  private synchronized Promise<@Nullable Void> ended(Outcome<@Nullable Void> outcome) {
    waits = false;
    linked |= !(outcome instanceof Outcome.Success<@Nullable Void>);
    return runtime.completed(null);
  }

  /** Deletes all files, after what is being written. */
  synchronized Promise<@Nullable Void> deleteAll() {
    Promise<@Nullable Void> done = last.then(ignored -> files.deleteAll());
    last = done.handle(this::ended);
    return done;
  }

  /** Writes what is worth it. A failure is none: the log has it all. */
  synchronized Promise<@Nullable Void> end(Spaces spaces) {
    boolean none = spaces.all().isEmpty() && !files.hasAny();
    boolean worthIt = changes > 0 || linked || passed > PASSED_MAX;
    if (!disabled && !none && worthIt) {
      write(spaces).onComplete(outcome -> {});
    }
    return last;
  }
}
