package org.korudelta;

import org.korudelta.bytes.ByteSource;
import org.korudelta.causal.VersionId;

/**
 * A set of version ids, by their first sixteen bytes, which no two ids share: open addressing,
 * linear probing. Threading: one user at a time.
 */
final class KnownIds {
  private static final int SLOTS_MIN = 64;
  private static final int LONGS = 2;

  /** Two longs a slot; both zero where it is free, which no hash is. */
  private long[] slots = new long[LONGS * SLOTS_MIN];

  private int used;

  /** Which part of {@code 1 << bits} the id belongs to. */
  static int part(VersionId id, int bits) {
    return (int) id.prefix() & (1 << bits) - 1;
  }

  /** Adds an id; false when it was there. */
  boolean add(VersionId id) {
    if (2 * (used + 1) > slots.length / LONGS) {
      grow();
    }
    ByteSource source = new ByteSource(id.bytes());
    boolean added = insert(source.getLong(), source.getLong());
    used += added ? 1 : 0;
    return added;
  }

  private boolean insert(long high, long low) {
    int at = find(high, low);
    boolean free = slots[at] == 0 && slots[at + 1] == 0;
    slots[at] = high;
    slots[at + 1] = low;
    return free;
  }

  /** Where the id is, or would be. */
  private int find(long high, long low) {
    int mask = slots.length / LONGS - 1;
    int slot = (int) low & mask;
    while (!(isAt(slot, 0, 0) || isAt(slot, high, low))) {
      slot = slot + 1 & mask;
    }
    return LONGS * slot;
  }

  private boolean isAt(int slot, long high, long low) {
    return slots[LONGS * slot] == high && slots[LONGS * slot + 1] == low;
  }

  private void grow() {
    rebuild(2 * slots.length, 0, 0);
  }

  /** Forgets all ids but those of {@code part}. */
  void retain(int part, int bits) {
    rebuild(slots.length, part, bits);
  }

  private void rebuild(int length, int part, int bits) {
    long[] before = slots;
    slots = new long[length];
    used = 0;
    for (int at = 0; at < before.length; at += LONGS) {
      boolean taken = before[at] != 0 || before[at + 1] != 0;
      if (taken && ((int) before[at] & (1 << bits) - 1) == part) {
        insert(before[at], before[at + 1]);
        used++;
      }
    }
  }

  boolean contains(VersionId id) {
    ByteSource source = new ByteSource(id.bytes());
    int at = find(source.getLong(), source.getLong());
    return slots[at] != 0 || slots[at + 1] != 0;
  }

  /** How much memory the ids take, without the room that is free. */
  long bytes() {
    return 2L * LONGS * Long.BYTES * used;
  }
}
