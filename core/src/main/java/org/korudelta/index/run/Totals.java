package org.korudelta.index.run;

import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;

/**
 * How much there is in all after a commit.
 *
 * @param versions all of them, tombstones included
 * @param commits all of them
 */
public record Totals(long versions, long commits) {
  /** Before the first commit. */
  public static final Totals NONE = new Totals(0, 0);

  static Totals read(ByteSource source) {
    return new Totals(source.getVarlong(), source.getVarlong());
  }

  void write(ByteSink sink) {
    sink.putVarlong(versions).putVarlong(commits);
  }

  /** These and one more commit. */
  public Totals withCommit(int versionsMore) {
    return new Totals(versions + versionsMore, commits + 1);
  }
}
