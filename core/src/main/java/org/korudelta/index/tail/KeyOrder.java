package org.korudelta.index.tail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.korudelta.text.Utf8;

/**
 * Keys in order: by namespace, then by key. What has come is sorted by who asks for it, or when it
 * is much, into lists of which each is at least twice as long as the next (a logarithmic method:
 * Bentley and Saxe 1980).
 *
 * <p>Cost: n keys are put in order for O(n log n) in all, however often one asks, some milliseconds
 * at a time; a walk compares a key with those of log n lists at most. Threading: one writer adds;
 * walks begin on any thread, and leave what they have sorted to others.
 */
final class KeyOrder {
  private static final Comparator<TailKey> ORDER =
      (left, right) -> compare(left, right.namespace(), right.key());

  private static final int UNSORTED_MAX = 4_096;

  private volatile Keys keys = new Keys(new TailKey[8], 0);
  private volatile Sorted sorted = new Sorted(List.of(), 0);

  /** Some keys, in an array with room for more. */
  private record Keys(TailKey[] array, int length) {
    private Keys with(TailKey next) {
      TailKey[] room = length < array.length ? array : Arrays.copyOf(array, 2 * length);
      room[length] = next;
      return new Keys(room, length + 1);
    }
  }

  /**
   * Keys that are in order.
   *
   * @param lists the longest first, each in order
   * @param length how many there are in all
   */
  private record Sorted(List<TailKey[]> lists, int length) {
    private Sorted with(Keys keys) {
      TailKey[] last = Arrays.copyOfRange(keys.array, length, keys.length);
      Arrays.sort(last, ORDER);
      List<TailKey[]> longer = new ArrayList<>(lists);
      while (!longer.isEmpty() && longer.get(longer.size() - 1).length < 2 * last.length) {
        last = merged(longer.remove(longer.size() - 1), last);
      }
      longer.add(last);
      return new Sorted(longer, keys.length);
    }
  }

  private static TailKey[] merged(TailKey[] left, TailKey[] right) {
    TailKey[] both = new TailKey[left.length + right.length];
    int at = 0;
    int other = 0;
    for (int i = 0; i < both.length; i++) {
      boolean fromLeft =
          other == right.length || (at < left.length && ORDER.compare(left[at], right[other]) < 0);
      both[i] = fromLeft ? left[at++] : right[other++];
    }
    return both;
  }

  private static int compare(TailKey left, String namespace, String key) {
    int order = Utf8.compare(left.namespace(), namespace);
    return order != 0 ? order : Utf8.compare(left.key(), key);
  }

  /** Adds a key that is not there. */
  void add(TailKey key) {
    Keys more = keys.with(key);
    keys = more;
    if (more.length - sorted.length >= UNSORTED_MAX) {
      sorted();
    }
  }

  /** A walk that begins at the first key that is not before {@code key}. */
  Walk from(String namespace, String key) {
    return new Walk(sorted().lists, namespace, key);
  }

  /** A walk over everything. */
  Walk all() {
    return from("", "");
  }

  /** Where two readers sort the same, one of them has done it for nothing. */
  private Sorted sorted() {
    Keys there = keys;
    Sorted known = sorted;
    if (known.length < there.length) {
      known = known.with(there);
      sorted = known;
    }
    return known;
  }

  /** Goes over the keys that were there when it began, in order. Threading: one user at a time. */
  static final class Walk {
    private final List<TailKey[]> lists;
    private final int[] places;

    private Walk(List<TailKey[]> lists, String namespace, String key) {
      this.lists = lists;
      this.places = new int[lists.size()];
      for (int i = 0; i < places.length; i++) {
        places[i] = placeOf(lists.get(i), namespace, key);
      }
    }

    private static int placeOf(TailKey[] list, String namespace, String key) {
      int low = 0;
      int high = list.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (compare(list[middle], namespace, key) < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    /** Gives keys to {@code taker} until it refuses one, which is the next one again. */
    void forEach(Predicate<TailKey> taker) {
      for (int next = first(); next >= 0; next = first()) {
        if (!taker.test(lists.get(next)[places[next]])) {
          return;
        }
        places[next]++;
      }
    }

    /** The list that has the first of what is left; −1 when nothing is. */
    private int first() {
      int first = -1;
      for (int i = 0; i < places.length; i++) {
        boolean has = places[i] < lists.get(i).length;
        if (has && (first < 0 || ORDER.compare(key(i), key(first)) < 0)) {
          first = i;
        }
      }
      return first;
    }

    private TailKey key(int list) {
      return lists.get(list)[places[list]];
    }
  }
}
