package org.korudelta.log;

import java.util.List;
import org.korudelta.causal.VersionRecord;

/**
 * Some successive commits.
 *
 * @param commits they, in their order
 * @param end where the next one may begin
 */
public record CommitPage(List<Placed> commits, LogPlace end) {

  /**
   * A commit and where it stands.
   *
   * @param place where
   * @param versions what it holds, by ordinal
   */
  public record Placed(CommitPlace place, List<VersionRecord> versions) {}
}
