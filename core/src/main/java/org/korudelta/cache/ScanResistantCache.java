package org.korudelta.cache;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps values within a budget of bytes, those that are asked for again; a scan over many keys,
 * each asked for once, does not push them out. S3-FIFO (Yang, Zhang, Qiu, Yue, Rashmi: FIFO queues
 * are all you need for cache eviction, SOSP 2023).
 *
 * <p>Cost: finding takes one hash lookup and no lock, everything else O(1) amortised. Threading:
 * safe from any thread.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class ScanResistantCache<K, V> {
  /*
   *   new ──▶ small (a tenth) ──asked for again──▶ main ──not asked for since──▶ out
   *                │                                ▲
   *                └──never──▶ ghost (keys only) ───┘ when it comes back
   *
   * Invariants:
   *  - every node in the map is in exactly one queue; a node that was removed is dead and stays in
   *    its queue until its turn, without value and weight;
   *  - the weights of the living add up to at most the budget whenever the lock is free, unless it
   *    became less: then until shrink().
   */
  private static final int FREQUENCY_MAX = 3;
  private static final int SMALL_SHARE = 10;
  private static final int DEAD_MIN = 64;

  private final LongSupplier budgetBytes;
  private final Map<K, Node<K, V>> nodes = new ConcurrentHashMap<>();
  private final ArrayDeque<Node<K, V>> small = new ArrayDeque<>();
  private final ArrayDeque<Node<K, V>> main = new ArrayDeque<>();
  private final ArrayDeque<K> ghosts = new ArrayDeque<>();
  private final Map<K, Integer> ghostCounts = new HashMap<>();
  private long smallBytes;
  private int dead;
  private long misses;
  private volatile long bytes;

  /** A cache of values that weigh at most {@code budgetBytes} together. */
  public ScanResistantCache(long budgetBytes) {
    this(() -> budgetBytes);
  }

  /** A cache whose budget may change; when it is less than before, {@link #shrink} is called. */
  public ScanResistantCache(LongSupplier budgetBytes) {
    this.budgetBytes = budgetBytes;
  }

  private static final class Node<K, V> {
    private final K key;
    private volatile @Nullable V value; // Null when it is dead.
    private long weight;
    private int frequency;
    private boolean inMain;

    private Node(K key) {
      this.key = key;
    }

    private boolean isDead() {
      return value == null;
    }
  }

  /** The value of {@code key}, or null. */
  public @Nullable V find(K key) {
    Node<K, V> node = nodes.get(key);
    if (node == null) {
      misses++; // Not exact between threads, either.
      return null;
    }
    if (node.frequency < FREQUENCY_MAX) {
      node.frequency++; // Not exact between threads, and need not be.
    }
    return node.value;
  }

  /** Offers a value of {@code weight} bytes; one heavier than the budget is not kept. */
  public synchronized void put(K key, V value, long weight) {
    if (weight > budgetBytes()) {
      remove(key);
      return;
    }
    Node<K, V> node = nodes.get(key);
    if (node == null) {
      node = enqueue(key);
      nodes.put(key, node);
    }
    weigh(node, weight);
    node.value = value;
    evict();
  }

  private Node<K, V> enqueue(K key) {
    Node<K, V> node = new Node<>(key);
    node.inMain = ghostCounts.containsKey(key);
    (node.inMain ? main : small).addLast(node);
    return node;
  }

  /** Forgets {@code key}. */
  public synchronized void remove(K key) {
    Node<K, V> node = nodes.remove(key);
    if (node != null) {
      bury(node);
    }
  }

  /** Forgets everything. */
  public synchronized void clear() {
    nodes.clear();
    small.clear();
    main.clear();
    smallBytes = 0;
    bytes = 0;
    dead = 0;
  }

  /** What the values weigh together, in bytes. */
  public long bytes() {
    return bytes;
  }

  /** How much the values may weigh together, in bytes. */
  public long budgetBytes() {
    return budgetBytes.getAsLong();
  }

  /** Lets go of what is more than the budget. */
  public void shrink() {
    if (bytes > budgetBytes()) {
      evict();
    }
  }

  /** How often a value was not found, about. */
  public long misses() {
    return misses;
  }

  /** How many values there are. */
  public int size() {
    return nodes.size();
  }

  private void bury(Node<K, V> node) {
    weigh(node, 0);
    node.value = null;
    dead++;
    if (dead > nodes.size() + DEAD_MIN) {
      small.removeIf(Node::isDead);
      main.removeIf(Node::isDead);
      dead = 0;
    }
  }

  private void weigh(Node<K, V> node, long weight) {
    add(node, weight - node.weight);
    node.weight = weight;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // Written with the lock, read without.
  private void add(Node<K, V> node, long weight) {
    bytes += weight;
    if (!node.inMain) {
      smallBytes += weight;
    }
  }

  private synchronized void evict() {
    long budget = Math.max(0, budgetBytes());
    while (bytes > budget) {
      if (main.isEmpty() || smallBytes * SMALL_SHARE > budget) {
        leaveSmall(small.removeFirst());
      } else {
        leaveMain(main.removeFirst());
      }
    }
  }

  private void leaveSmall(Node<K, V> node) {
    if (node.isDead()) {
      dead--;
      return;
    }
    add(node, -node.weight);
    if (node.frequency > 0) {
      node.frequency = 0;
      node.inMain = true;
      main.addLast(node);
      add(node, node.weight);
    } else {
      nodes.remove(node.key);
      remember(node.key);
    }
  }

  private void leaveMain(Node<K, V> node) {
    if (node.isDead()) {
      dead--;
      return;
    }
    if (node.frequency > 0) {
      node.frequency--;
      main.addLast(node);
    } else {
      add(node, -node.weight);
      nodes.remove(node.key);
    }
  }

  private void remember(K key) {
    ghosts.addLast(key);
    ghostCounts.merge(key, 1, Integer::sum);
    while (ghosts.size() > Math.max(16, main.size())) {
      K oldest = ghosts.removeFirst();
      ghostCounts.computeIfPresent(oldest, (same, count) -> count == 1 ? null : count - 1);
    }
  }
}
