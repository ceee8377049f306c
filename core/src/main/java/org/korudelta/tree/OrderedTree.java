package org.korudelta.tree;

import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.korudelta.text.Utf8;

/**
 * An immutable sorted map from text to values, in the order of UTF-8 bytes. A change gives a new
 * map that shares all but the path to what changed.
 *
 * <p>Finding and changing cost log₂ n comparisons, a change as many new nodes. Nothing is ever
 * taken out. Threading: immutable.
 *
 * @param <V> the values
 */
public final class OrderedTree<V> {
  /*
   * An AVL tree (Adelson-Velsky and Landis 1962) with copied paths.
   *
   * Invariants:
   *  - left < key < right in UTF-8 order;
   *  - the heights of two siblings differ by at most one.
   */
  private static final OrderedTree<?> EMPTY = new OrderedTree<>(null);

  private final @Nullable Node<V> root;

  private OrderedTree(@Nullable Node<V> root) {
    this.root = root;
  }

  /** A key, its value and two subtrees. */
  private record Node<V>(
      String key, V value, @Nullable Node<V> left, @Nullable Node<V> right, int height) {

    static <V> Node<V> of(Node<V> entry, @Nullable Node<V> left, @Nullable Node<V> right) {
      int height = 1 + Math.max(heightOf(left), heightOf(right));
      return new Node<>(entry.key, entry.value, left, right, height);
    }

    static int heightOf(@Nullable Node<?> node) {
      return node == null ? 0 : node.height;
    }

    int lean() {
      return heightOf(left) - heightOf(right);
    }
  }

  /** The map without entries. */
  @SuppressWarnings("unchecked")
  public static <V> OrderedTree<V> empty() {
    return (OrderedTree<V>) EMPTY;
  }

  /** The value of {@code key}, or null. */
  public @Nullable V find(String key) {
    Node<V> at = root;
    while (at != null) {
      int order = Utf8.compare(key, at.key);
      if (order == 0) {
        return at.value;
      }
      at = order < 0 ? at.left : at.right;
    }
    return null;
  }

  /** This map with {@code value} for {@code key}. */
  public OrderedTree<V> with(String key, V value) {
    return new OrderedTree<>(with(root, key, value));
  }

  private static <V> Node<V> with(@Nullable Node<V> at, String key, V value) {
    if (at == null) {
      return new Node<>(key, value, null, null, 1);
    }
    int order = Utf8.compare(key, at.key);
    if (order == 0) {
      return new Node<>(at.key, value, at.left, at.right, at.height);
    }
    return order < 0
        ? balanced(at, with(at.left, key, value), at.right)
        : balanced(at, at.left, with(at.right, key, value));
  }

  private static <V> Node<V> balanced(
      Node<V> entry, @Nullable Node<V> left, @Nullable Node<V> right) {
    int lean = Node.heightOf(left) - Node.heightOf(right);
    if (lean > 1 && left != null) {
      return liftLeft(entry, left, right);
    }
    return lean < -1 && right != null ? liftRight(entry, left, right) : Node.of(entry, left, right);
  }

  private static <V> Node<V> liftLeft(Node<V> entry, Node<V> left, @Nullable Node<V> right) {
    Node<V> inner = left.right;
    if (left.lean() >= 0 || inner == null) {
      return Node.of(left, left.left, Node.of(entry, inner, right));
    }
    return Node.of(inner, Node.of(left, left.left, inner.left), Node.of(entry, inner.right, right));
  }

  private static <V> Node<V> liftRight(Node<V> entry, @Nullable Node<V> left, Node<V> right) {
    Node<V> inner = right.left;
    if (right.lean() <= 0 || inner == null) {
      return Node.of(right, Node.of(entry, left, inner), right.right);
    }
    return Node.of(
        inner, Node.of(entry, left, inner.left), Node.of(right, inner.right, right.right));
  }

  /** Shows all entries in order. */
  public void forEach(BiConsumer<? super String, ? super V> visitor) {
    forEach(root, visitor);
  }

  private static <V> void forEach(
      @Nullable Node<V> at, BiConsumer<? super String, ? super V> visitor) {
    if (at != null) {
      forEach(at.left, visitor);
      visitor.accept(at.key, at.value);
      forEach(at.right, visitor);
    }
  }

  /**
   * Shows the entries from {@code first} on in order, up to the first that {@code wanted} refuses.
   * Costs log₂ n comparisons and two for each entry shown.
   */
  public void scan(String first, BiPredicate<? super String, ? super V> wanted) {
    scan(root, first, wanted);
  }

  private static <V> boolean scan(
      @Nullable Node<V> at, String first, BiPredicate<? super String, ? super V> wanted) {
    if (at == null) {
      return true;
    }
    boolean before = Utf8.compare(at.key, first) < 0;
    return (before || (scan(at.left, first, wanted) && wanted.test(at.key, at.value)))
        && scan(at.right, first, wanted);
  }

  /** Whether some value passes {@code test}; looks no further than the first. */
  public boolean anyMatch(Predicate<? super V> test) {
    return anyMatch(root, test);
  }

  private static <V> boolean anyMatch(@Nullable Node<V> at, Predicate<? super V> test) {
    return at != null
        && (test.test(at.value) || anyMatch(at.left, test) || anyMatch(at.right, test));
  }

  /** The number of nodes on the longest path. */
  int height() {
    return Node.heightOf(root);
  }
}
