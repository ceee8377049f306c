package org.korudelta;

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
final class FileCheckpoints implements VectorCheckpoints {
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

  FileCheckpoints(AsyncRuntime runtime, VectorFiles files) {
    this.runtime = runtime;
    this.files = files;
    this.durable = () -> runtime.completed(null);
    this.last = runtime.completed(null);
  }

  @Override
  public void durableBy(Supplier<Promise<@Nullable Void>> work) {
    durable = work;
  }

  @Override
  public Promise<Optional<VectorFiles.Loaded>> load(long nanosMax) {
    return files
        .load(nanosMax)
        .map(
            found -> {
              found.ifPresent(loaded -> begin(new Spaces(loaded.nanos(), loaded.spaces())));
              return found;
            });
  }

  @Override
  public boolean hasFiles() {
    return files.hasAny();
  }

  private static VectorFiles.Image image(Spaces spaces) {
    return VectorFiles.Image.of(spaces.nanos(), spaces.all());
  }

  private static long size(Spaces spaces) {
    return spaces.all().stream().mapToLong(VectorSpace::progress).sum();
  }

  private synchronized void begin(Spaces spaces) {
    size = size(spaces);
    changes = 0;
    passed = 0;
    linked = false;
  }

  @Override
  public synchronized void passed(int versions) {
    passed += versions;
  }

  @Override
  public synchronized void linked() {
    linked = true;
  }

  @Override
  public synchronized void changed(long more, Supplier<Spaces> spaces) {
    changes += more;
    if (!waits && !disabled && changes > Math.max(CHANGES_MIN, size / CHANGES_SHARE)) {
      write(spaces.get()).onComplete(outcome -> {}); // The next quarter tries again.
    }
  }

  @Override
  public synchronized void disable() {
    disabled = true;
  }

  @Override
  public synchronized Promise<@Nullable Void> write(Spaces spaces) {
    VectorFiles.Image image = image(spaces);
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

  @Override
  public synchronized Promise<@Nullable Void> deleteAll() {
    Promise<@Nullable Void> done = last.then(ignored -> files.deleteAll());
    last = done.handle(this::ended);
    return done;
  }

  @Override
  public synchronized Promise<@Nullable Void> end(Spaces spaces) {
    boolean none = spaces.all().isEmpty() && !files.hasAny();
    boolean worthIt = changes > 0 || linked || passed > PASSED_MAX;
    if (!disabled && !none && worthIt) {
      write(spaces).onComplete(outcome -> {});
    }
    return last;
  }
}
