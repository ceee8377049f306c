package org.korudelta.index.tail;

import java.util.List;
import org.korudelta.log.Address;

/**
 * Finds positions by the first eight bytes of an id, which are as good as random: open addressing,
 * linear probing. Threading: as {@link TailKey}.
 */
final class IdTable {
  private static final int FREE = 0;

  private Slots slots = new Slots(new int[64]);
  private int used;

  /** A table; growing makes another, whole before anyone sees it. */
  private record Slots(int[] array) {}

  void add(TailColumns columns, int position) {
    if (2 * (used + 1) > slots.array.length) {
      slots = new Slots(grown(columns));
    }
    insert(slots.array, columns, position);
    used++;
  }

  private int[] grown(TailColumns columns) {
    int[] larger = new int[2 * slots.array.length];
    for (int stored : slots.array) {
      if (stored != FREE) {
        insert(larger, columns, stored - 1);
      }
    }
    return larger;
  }

  private static void insert(int[] slots, TailColumns columns, int position) {
    int mask = slots.length - 1;
    int slot = (int) columns.code(position) & mask;
    while (slots[slot] != FREE) {
      slot = slot + 1 & mask;
    }
    slots[slot] = position + 1;
  }

  /** Adds the addresses of the first {@code length} versions whose ids begin with {@code code}. */
  void collect(TailColumns columns, int length, long code, List<Address> found) {
    int[] table = slots.array;
    int mask = table.length - 1;
    for (int slot = (int) code & mask; table[slot] != FREE; slot = slot + 1 & mask) {
      int position = table[slot] - 1;
      if (position < length && columns.code(position) == code) {
        found.add(columns.address(position));
      }
    }
  }
}
