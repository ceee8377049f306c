package org.korudelta.index;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;

/**
 * An immutable map from version ids to versions, found by the whole id or by its first hex digits.
 *
 * <p>A change gives a new trie that shares all but one path. Finding and changing cost about log₁₆
 * n steps, since ids are hashes. Threading: immutable.
 */
final class IdTrie {
  static final IdTrie EMPTY = new IdTrie(null);

  private final @Nullable Node root;

  private IdTrie(@Nullable Node root) {
    this.root = root;
  }

  private sealed interface Node {}

  /** One version, wherever its id is the only one with the digits so far. */
  private record Leaf(VersionRecord version) implements Node {}

  /** Subtrees by the next digit; bit d of {@code present} is set where digit d has one. */
  private record Branch(int present, Node[] children) implements Node {

    boolean has(int digit) {
      return (present >> digit & 1) != 0;
    }

    int slot(int digit) {
      return Integer.bitCount(present & ((1 << digit) - 1));
    }

    Branch with(int digit, Node child) {
      int slot = slot(digit);
      if (has(digit)) {
        Node[] changed = children.clone();
        changed[slot] = child;
        return new Branch(present, changed);
      }
      Node[] longer = Arrays.copyOf(children, children.length + 1);
      System.arraycopy(children, slot, longer, slot + 1, children.length - slot);
      longer[slot] = child;
      return new Branch(present | 1 << digit, longer);
    }
  }

  /**
   * This trie with {@code version}.
   *
   * @throws KoruException.Corruption when its id is there already
   */
  IdTrie with(VersionRecord version) {
    return new IdTrie(with(root, version, 0));
  }

  private static Node with(@Nullable Node at, VersionRecord version, int depth) {
    if (at instanceof Branch branch) {
      int digit = version.id().digit(depth);
      Node child = branch.has(digit) ? branch.children[branch.slot(digit)] : null;
      return branch.with(digit, with(child, version, depth + 1));
    }
    return at instanceof Leaf leaf ? split(leaf, version, depth) : new Leaf(version);
  }

  private static Node split(Leaf leaf, VersionRecord version, int depth) {
    if (leaf.version.id().equals(version.id())) {
      throw new KoruException.Corruption("version id twice: id=" + version.id());
    }
    Branch branch = new Branch(0, new Node[0]).with(leaf.version.id().digit(depth), leaf);
    return with(branch, version, depth);
  }

  /** The version with {@code id}, or null. */
  @Nullable VersionRecord find(VersionId id) {
    Node at = root;
    for (int depth = 0; at instanceof Branch branch; depth++) {
      int digit = id.digit(depth);
      at = branch.has(digit) ? branch.children[branch.slot(digit)] : null;
    }
    return at instanceof Leaf leaf && leaf.version.id().equals(id) ? leaf.version : null;
  }

  /** Adds to {@code found} the versions whose ids begin with {@code digits}, by id. */
  void collect(String digits, List<VersionRecord> found) {
    Node at = root;
    int depth = 0;
    while (at instanceof Branch branch && depth < digits.length()) {
      int digit = Character.digit(digits.charAt(depth++), 16);
      at = branch.has(digit) ? branch.children[branch.slot(digit)] : null;
    }
    collect(at, digits, found);
  }

  private static void collect(@Nullable Node at, String digits, List<VersionRecord> found) {
    if (at instanceof Branch branch) {
      for (Node child : branch.children) {
        collect(child, digits, found);
      }
    } else if (at instanceof Leaf leaf && leaf.version.id().hex().startsWith(digits)) {
      found.add(leaf.version);
    }
  }
}
