package org.korudelta;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * The new log that a damaged one is saved to, with its index, which says what is there already. It
 * is made when the first commit comes.
 *
 * <p>Threading: one task at a time; the index changes on its strand.
 */
final class SalvageTarget {
  private final AsyncRuntime runtime;
  private final Options options;
  private @Nullable Intake open;

  /** A log to be made in the storage of {@code runtime}. */
  SalvageTarget(AsyncRuntime runtime, Options options) {
    this.runtime = runtime;
    this.options = options;
  }

  /** Makes the log, unless that was done before. */
  Promise<@Nullable Void> open() {
    if (open != null) {
      return runtime.completed(null);
    }
    return Opening.of(runtime, options)
        .map(
            opening -> {
              open = new Intake(opening);
              return null;
            });
  }

  private Intake opened() {
    Intake known = open;
    if (known == null) {
      throw new IllegalStateException("nothing is open");
    }
    return known;
  }

  private Foundation foundation() {
    return opened().opening().foundation();
  }

  /** What {@code writes} would rest on. */
  Promise<Basis> basis(List<PreparedWrite> writes) {
    return basis(writes, null);
  }

  private Promise<Basis> basis(List<PreparedWrite> writes, @Nullable Groundwork fetched) {
    return foundation()
        .strand
        .call(() -> opened().pending().basis(writes, fetched))
        .then(
            known ->
                known.isComplete()
                    ? runtime.completed(known)
                    : fetch(writes).then(found -> basis(writes, found)));
  }

  private Promise<Groundwork> fetch(List<PreparedWrite> writes) {
    History history = opened().opening().history();
    return Retry.whereMerged(runtime, () -> new Groundwork(history).fetch(writes));
  }

  /**
   * Checks that a database could have taken {@code commit}; what it rests on is not looked at.
   *
   * @throws KoruException when it could not
   */
  void require(List<VersionRecord> commit) {
    Set<KeyName> keys = new HashSet<>();
    for (VersionRecord version : commit) {
      if (version.timestampNanos() <= opened().pending().lastNanos()) {
        throw new KoruException.BadRequest("its time is not above the commit before");
      }
      if (!keys.add(new KeyName(version.namespace(), version.key()))) {
        throw new KoruException.BadRequest("its commit has its key twice");
      }
    }
    if (!commit.isEmpty()) {
      opened().pending().add(commit);
    }
  }

  /** Adds a commit that was checked; nothing for an empty one. */
  Promise<@Nullable Void> add(ComposedCommit commit) {
    if (commit.versions().isEmpty()) {
      return runtime.completed(null);
    }
    opened().add(commit);
    return opened().writeIfFull();
  }

  /** Writes the rest and ends the log. */
  Promise<@Nullable Void> close() {
    return opened()
        .write()
        .then(ignored -> foundation().consolidation().end())
        .then(ignored -> opened().opening().log().close());
  }

  /** Ends after a failure: what was written so far is left there. */
  Promise<@Nullable Void> abandon() {
    return open == null
        ? runtime.completed(null)
        : foundation().consolidation().idle().handle(ended -> opened().opening().log().close());
  }
}
