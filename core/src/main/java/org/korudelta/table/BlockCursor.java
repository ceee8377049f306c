package org.korudelta.table;

import java.util.Arrays;
import org.korudelta.bytes.ByteOrder;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;

/** A place among the entries of one block. Threading: one user at a time. */
final class BlockCursor {
  private final Block block;
  private final int end;
  private byte[] key = new byte[64];
  private int keyLength;
  private int next;
  private int valueAt;
  private int valueLength;

  /** Before the first entry of {@code block}. */
  BlockCursor(Block block) {
    this.block = block;
    this.end = block.restartsAt();
  }

  /** Goes to the next entry; false behind the last. */
  boolean next() {
    if (next >= end) {
      return false;
    }
    ByteSource source = new ByteSource(block.bytes(), next, end);
    int shared = source.getVarint();
    int added = source.getVarint();
    valueLength = source.getVarint();
    int at = source.position();
    if (shared < 0 || shared > keyLength) {
      throw new KoruException.Corruption("key shares more than there is: shared=" + shared);
    }
    source.skip(added);
    source.skip(valueLength);
    growKey(shared + added);
    System.arraycopy(block.bytes(), at, key, shared, added);
    keyLength = shared + added;
    valueAt = at + added;
    next = valueAt + valueLength;
    return true;
  }

  private void growKey(int length) {
    if (length > key.length) {
      key = Arrays.copyOf(key, Math.max(length, 2 * key.length));
    }
  }

  /** Goes to the last entry whose key is at most {@code wanted}; false when there is none. */
  boolean floor(byte[] wanted) {
    int restart = restartBefore(wanted);
    next = block.restart(restart);
    int found = -1;
    int before = next;
    while (next() && compare(wanted) <= 0) {
      found = before;
      before = next;
    }
    if (found < 0) {
      return false;
    }
    return retrace(restart, found);
  }

  /** Goes again from a restart to the entry that begins at {@code entry}. */
  private boolean retrace(int restart, int entry) {
    next = block.restart(restart);
    while (next <= entry) {
      next();
    }
    return true;
  }

  /** Goes to the first entry whose key is at least {@code wanted}; false when there is none. */
  boolean ceiling(byte[] wanted) {
    next = block.restart(restartBefore(wanted));
    while (next()) {
      if (compare(wanted) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The last restart whose key is at most {@code wanted}, or the first. */
  private int restartBefore(byte[] wanted) {
    int low = 0;
    int high = block.restarts() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      next = block.restart(middle);
      next();
      if (compare(wanted) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private int compare(byte[] wanted) {
    return ByteOrder.compare(key, keyLength, wanted, wanted.length);
  }

  byte[] key() {
    return Arrays.copyOf(key, keyLength);
  }

  byte[] value() {
    return Arrays.copyOfRange(block.bytes(), valueAt, valueAt + valueLength);
  }

  ByteSource valueSource() {
    return new ByteSource(block.bytes(), valueAt, valueAt + valueLength);
  }
}
