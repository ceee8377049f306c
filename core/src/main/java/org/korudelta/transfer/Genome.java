package org.korudelta.transfer;

import org.korudelta.text.Timestamp;

/**
 * What a history comes down to: two databases have one genome exactly when they have the same
 * versions in the same order, in every bit, whichever of their values were taken since.
 *
 * <p>The root is the Merkle tree hash of RFC 9162 (section 2.1.1) over the ids of all versions in
 * commit order. An id is a hash over everything that its version says, so the root covers all of
 * it. It is no signature: who must know whose history it is keeps the genome elsewhere.
 *
 * @param root 64 lower-case hexadecimal digits
 * @param versions how many there are, tombstones included
 * @param commits how many commits
 * @param lastCommit time of the last commit; {@link Timestamp#MIN} when there is none
 */
public record Genome(String root, long versions, long commits, Timestamp lastCommit) {

  /** Root, counts and time in one line, as messages have them. */
  @Override
  public String toString() {
    return root + " versions=" + versions + " commits=" + commits + " last=" + lastCommit;
  }
}
