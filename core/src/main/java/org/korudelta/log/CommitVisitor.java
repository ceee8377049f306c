package org.korudelta.log;

import java.util.List;
import org.korudelta.causal.VersionRecord;

/** Receives what recovery finds. */
@FunctionalInterface
public interface CommitVisitor {

  /**
   * One commit, in commit order, its versions by ordinal. Called on tasks of the runtime, never two
   * at once. An exception fails the opening of the log.
   *
   * @param sequence the commit's number in the log, from 1 without gaps
   */
  void visit(long sequence, List<VersionRecord> commit);
}
