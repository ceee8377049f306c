package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.error.KoruException;
import org.korudelta.text.Timestamp;

/**
 * One commit of an import: adjacent writes with one time (D8).
 *
 * @param nanos when, epoch nanoseconds
 * @param writes what, in the order of the import
 * @param place which writes of the import these are
 */
record DatedCommit(long nanos, List<PreparedWrite> writes, ImportPlace place) {

  /**
   * The commits of an import, their times strictly rising.
   *
   * @param prepared the writes of {@code history}, one for one
   * @throws KoruException.BadRequest when a time is below its predecessor
   * @throws KoruException.Limit when a commit is larger than a batch may be
   */
  static List<DatedCommit> of(List<HistoricalWrite> history, List<PreparedWrite> prepared) {
    List<DatedCommit> commits = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= history.size(); i++) {
      if (i == history.size() || isLater(history.get(i).at(), history.get(i - 1).at(), i)) {
        commits.add(of(history.get(from).at(), prepared.subList(from, i), from));
        from = i;
      }
    }
    return commits;
  }

  private static boolean isLater(Timestamp at, Timestamp previous, int index) {
    int order = at.compareTo(previous);
    if (order < 0) {
      throw new KoruException.BadRequest(
          "import goes back in time: write=" + (index + 1) + " at=" + at + " previous=" + previous);
    }
    return order > 0;
  }

  private static DatedCommit of(Timestamp at, List<PreparedWrite> writes, int from) {
    ImportPlace place = new ImportPlace(from + 1, from + writes.size());
    return new DatedCommit(at.epochNanos(), place.check(() -> withinLimits(writes)), place);
  }

  private static List<PreparedWrite> withinLimits(List<PreparedWrite> writes) {
    WriteLimits.requireBatchWrites(writes.size());
    long bytes = 0;
    for (PreparedWrite write : writes) {
      bytes += write.bytes();
    }
    WriteLimits.requireBytes("batch", bytes, WriteLimits.BATCH_BYTES_MAX);
    return writes;
  }
}
