package org.korudelta.log;

import java.util.List;
import java.util.Optional;
import org.korudelta.causal.VersionRecord;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/** Receives what recovery finds. */
@FunctionalInterface
public interface CommitVisitor {

  /**
   * The log begins to be read. Gives up to where it need not be: what is there is known already,
   * and durable. An exception or failure fails the opening of the log.
   *
   * @param runtime whose storage the log is in
   * @param outline what there is to be read
   */
  default Promise<Optional<KnownEnd>> begin(AsyncRuntime runtime, LogOutline outline) {
    return runtime.completed(Optional.empty());
  }

  /**
   * One commit, in commit order, its versions by ordinal. Called on tasks of the runtime, never two
   * at once. An exception fails the opening of the log.
   */
  void visit(CommitPlace place, List<VersionRecord> commit);

  /** A commit that was visited stands elsewhere from now on. */
  default void moved(CommitPlace place) {}
}
