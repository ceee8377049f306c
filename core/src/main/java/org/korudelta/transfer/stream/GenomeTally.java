package org.korudelta.transfer.stream;

import java.util.List;
import org.korudelta.causal.HybridClock;
import org.korudelta.causal.VersionRecord;
import org.korudelta.hash.Digest;
import org.korudelta.text.Hex;
import org.korudelta.text.Timestamp;
import org.korudelta.transfer.Genome;

/**
 * The genome of a history, commit by commit. Threading: one user at a time.
 *
 * <p>Cost: some hundred bytes of hashing for each version; memory for at most 63 hashes.
 */
public final class GenomeTally {
  private final MerkleTree tree;
  private long commits;
  private long lastNanos;

  /** That of no commits. */
  public GenomeTally(Digest digest) {
    this(new MerkleTree(digest), 0, HybridClock.BEFORE_ALL);
  }

  GenomeTally(MerkleTree tree, long commits, long lastNanos) {
    this.tree = tree;
    this.commits = commits;
    this.lastNanos = lastNanos;
  }

  /** Adds a commit, later than all before. */
  public void add(List<VersionRecord> commit) {
    for (VersionRecord version : commit) {
      tree.add(version.id().bytes());
    }
    commits++;
    lastNanos = commit.get(0).timestampNanos();
  }

  /** Time of the last commit, epoch nanoseconds; that before all when there is none. */
  public long lastNanos() {
    return lastNanos;
  }

  long commits() {
    return commits;
  }

  MerkleTree tree() {
    return tree;
  }

  /** The genome so far. */
  public Genome genome() {
    return new Genome(
        Hex.encode(tree.root()), tree.size(), commits, Timestamp.ofEpochNanos(lastNanos));
  }
}
