package org.korudelta.transfer.stream;

import java.util.List;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;

/**
 * A commit that came in a stream.
 *
 * @param offset where its frame begins
 * @param versions by ordinal, at least one
 */
public record ReceivedCommit(long offset, List<VersionRecord> versions) {

  /** That it cannot be right, for the reason that {@code refused} gives. */
  public KoruException refused(KoruException refused) {
    return Damage.at(offset, refused);
  }
}
