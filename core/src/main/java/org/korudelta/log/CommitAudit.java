package org.korudelta.log;

import java.util.List;
import java.util.function.Consumer;
import org.korudelta.verify.Finding;

/** Checks what commits say, while verification checks how they are written down. */
@FunctionalInterface
public interface CommitAudit {

  /**
   * One commit in commit order; of a damaged one, the versions that could be read. Called on tasks
   * of the runtime, never two at once.
   *
   * @param sequence the commit's number in the log
   * @param found takes what is wrong; the place is added
   */
  void audit(long sequence, List<LegibleVersion> commit, Consumer<Finding> found);
}
