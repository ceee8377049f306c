package org.korudelta.transfer.stream;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.hash.Digest;

/**
 * The Merkle tree of RFC 9162, section 2.1.1, over a list that grows at its end.
 *
 * <p>Cost: about two hashes for each entry, a hash for each bit of the size for the root; memory
 * for at most 63 hashes. Threading: one user at a time.
 */
final class MerkleTree {
  /*
   * A list of n entries is cut into runs of 2^k entries, one for each bit of n, the largest first;
   * over each stands a whole tree, whose root is a peak. One more entry is a run of one, and two
   * runs of one length become one.
   *
   *        ▲
   *      ▲   ▲       ▲
   *     ▲ ▲ ▲ ▲    ▲   ▲    ▲        n = 4 + 2 + 1
   *
   * The root of all: each peak with the root of what is behind it.
   */
  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private final Digest digest;
  private final List<byte[]> peaks;
  private long size;

  /** The tree of an empty list. */
  MerkleTree(Digest digest) {
    this(digest, 0, List.of());
  }

  /** The tree of a list of {@code size} entries that has these peaks, one for each bit of it. */
  MerkleTree(Digest digest, long size, List<byte[]> peaks) {
    assert peaks.size() == Long.bitCount(size) : "a peak for each bit";
    this.digest = digest;
    this.size = size;
    this.peaks = new ArrayList<>(peaks);
  }

  /** Adds an entry at the end. */
  void add(byte[] entry) {
    byte[] node = digest.sha256(LEAF, entry);
    for (long bits = size; (bits & 1) == 1; bits >>>= 1) {
      node = digest.sha256(NODE, peaks.remove(peaks.size() - 1), node);
    }
    peaks.add(node);
    size++;
  }

  long size() {
    return size;
  }

  /** The hashes that stand for all entries, the largest run's first; nobody changes them. */
  List<byte[]> peaks() {
    return List.copyOf(peaks);
  }

  byte[] root() {
    if (peaks.isEmpty()) {
      return digest.sha256();
    }
    byte[] root = peaks.get(peaks.size() - 1);
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = digest.sha256(NODE, peaks.get(i), root);
    }
    return root;
  }
}
